/** Remembers for a year whether the menu is narrow; the server reads it, so that nothing jumps when the page loads. */
export const NARROW_COOKIE = 'belowline-narrow-menu'
