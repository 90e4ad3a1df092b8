import { nextAuthRoute } from '#lib/auth/next-auth-route.ts'

export { nextAuthRoute as GET, nextAuthRoute as POST }
