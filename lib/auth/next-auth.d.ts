import 'next-auth'

declare module 'next-auth' {
  /** What `authorize` and `signIn` hand on to the token: the session that was begun. */
  interface User {
    sessionId?: string
  }
}
