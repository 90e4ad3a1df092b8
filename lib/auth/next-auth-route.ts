import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { nextAuthOptions } from '#lib/auth/next-auth-options.ts'
import { announcePublicUrl } from '#lib/env.ts'
import { problem } from '#lib/http/problem.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

/** What of next-auth is open: it would also render pages of its own, and write to our log whatever anyone posts. */
const OPEN: Record<string, readonly string[]> = {
  GET: ['csrf', 'providers', 'session', 'signin', 'callback', 'error'],
  POST: ['signin', 'callback', 'signout'],
}

/** The handler of /api/auth/*. */
export async function nextAuthRoute(request: NextRequest, context: Context): Promise<Response> {
  const [action = ''] = (await context.params).nextauth
  if (!OPEN[request.method]?.includes(action)) return problem({ status: 404 })
  announcePublicUrl()
  return NextAuth(request, context, nextAuthOptions())
}
