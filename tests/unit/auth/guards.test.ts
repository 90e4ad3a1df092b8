import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const sources = globSync('app/**/*.{ts,tsx}').map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const pages = sources.filter(({ path }) => /\/(page|layout)\.tsx$/.test(path) && path.startsWith('app/(desk)/'))
const actions = sources.filter(({ text }) => text.startsWith("'use server'"))
const routes = sources.filter(({ path }) => /^app\/api\/(?!auth\/).*\/route\.ts$/.test(path))

/** The bodies of the exported functions of a file, each up to the next one. */
const exported = (text: string) => text.split(/^export (?=async function)/m).slice(1)

describe('what the desk shows', () => {
  it('is found here', () => {
    expect(Math.min(pages.length, actions.length, routes.length)).toBeGreaterThan(1)
  })

  it.each(pages)('$path begins by asking who is there', ({ text }) => {
    expect(text).toMatch(/await (requirePerson|requireAbility|requireSite)\(/)
  })

  it.each(actions)('$path asks in each of its actions, but for those that sign in and out', ({ text }) => {
    for (const action of exported(text)) {
      expect(action).toMatch(/(requirePerson|requireAbility|requireSite|takeForm|signInHere|signOutHere)(<[^()]*>)?\(/)
    }
  })

  it.each(routes)('$path is made by the wrapper that asks', ({ text }) => {
    const handlers = text.match(/^export (const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b.*$/gm) ?? []
    expect(handlers.length).toBeGreaterThan(0)
    for (const handler of handlers) expect(handler).toMatch(/= (route|siteRoute)\(/)
  })
})
