/** The word for so many: `plural(1, 'comment')` is "comment", and "comments" for any other number. */
export const plural = (count: number, one: string, many = `${one}s`): string => (count === 1 ? one : many)

/** A number with what it counts: "1 comment", "1,024 comments". */
export const sayCount = (count: number, one: string, many?: string): string =>
  `${count.toLocaleString('en')} ${plural(count, one, many)}`
