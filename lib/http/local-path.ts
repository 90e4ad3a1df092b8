/** A path within the desk to go on to, or the start: an address from outside must not lead anybody elsewhere. */
export function localPath(wanted: string | undefined): string {
  const base = 'http://desk.invalid'
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, base)) return '/'
  const url = new URL(wanted, base)
  return url.origin === base ? url.pathname + url.search : '/'
}
