/** What was waited for did not come in time; it may still be done. */
export class TooLate extends Error {}

/** What `work` comes to, if within so many milliseconds; else rejects with `TooLate`, and the work goes on unheard. */
export async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate(`not done in ${milliseconds} ms`)), milliseconds)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
