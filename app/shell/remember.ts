/** Whether the menu is narrow. The server reads it, so that nothing jumps when the page loads. */
export const NARROW_COOKIE = 'belowline-narrow-menu'

/** The key of the site that was worked on last, to begin with the next time. */
export const SITE_COOKIE = 'belowline-site'

/** Keeps a wish of this browser's for a year. */
export function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`
}
