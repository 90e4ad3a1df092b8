const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

const FORMAT = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** How long ago a moment was, as people say it. */
export function sayAge(at: string | Date, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - new Date(at).getTime()) / 1000)
  const step = STEPS.find(([, size]) => seconds >= size)
  return step ? FORMAT.format(-Math.floor(seconds / step[1]), step[0]) : 'just now'
}
