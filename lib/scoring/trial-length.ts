/** UTF-16 units that a text to try may have. */
export const LONGEST_TRIAL = 20_000
