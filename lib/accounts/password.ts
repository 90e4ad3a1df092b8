/** Lengths in code points. Long pass phrases are welcome; the upper bound only keeps hashing cheap. */
export const PASSWORD_LENGTH = { least: 12, most: 256 } as const

export type PasswordProblem = 'too-short' | 'too-long' | 'too-simple' | 'is-email'
type Checked = { ok: true } | { ok: false; reason: PasswordProblem }

export const PASSWORD_ADVICE: Record<PasswordProblem, string> = {
  'too-short': `Use at least ${PASSWORD_LENGTH.least} characters. A few words in a row are fine.`,
  'too-long': `Use at most ${PASSWORD_LENGTH.most} characters.`,
  'too-simple': 'This password is among the first that anyone would try. Use a few unrelated words.',
  'is-email': 'Use a password that is not your e-mail address.',
}

/** One password typed on two keyboards may differ in code points: both are hashed in this form. */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC')
}

/** Length alone, and nothing that everybody tries first: no rules on kinds of characters (NIST SP 800-63B, 3.1.1). */
export function checkPassword(password: string, email: string): Checked {
  const normal = normalisePassword(password)
  const length = [...normal].length
  if (length < PASSWORD_LENGTH.least) return { ok: false, reason: 'too-short' }
  if (length > PASSWORD_LENGTH.most) return { ok: false, reason: 'too-long' }
  if (isAddress(normal.toLowerCase(), email.toLowerCase())) return { ok: false, reason: 'is-email' }
  if (isSimple(normal.toLowerCase())) return { ok: false, reason: 'too-simple' }
  return { ok: true }
}

function isAddress(password: string, email: string): boolean {
  return password === email || password.replace(/[^\p{L}]+$/u, '') === email.split('@')[0]
}

/** Runs that hands find by themselves: what a password consists of once repeats of them are taken out. */
const runs = ['abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '01234567890']
const words = ['password', 'passwort', 'passw0rd', 'letmein', 'welcome', 'iloveyou', 'admin', 'administrator']
const ownWords = ['belowline', 'moderator', 'comments', 'changeme', 'secret', 'default', 'login', 'test']

/** Fewer than five distinct characters, digits alone, a keyboard run, or common words with digits and signs around. */
function isSimple(password: string): boolean {
  if (new Set(password).size < 5 || /^\d+$/.test(password)) return true
  const rest = [...words, ...ownWords].reduce((left, word) => left.replaceAll(word, ''), password)
  return (rest !== password && !/\p{L}/u.test(rest)) || isRun(password)
}

function isRun(password: string): boolean {
  const backwards = runs.map((run) => [...run].reverse().join(''))
  const steps = [...runs, ...backwards]
  let pairs = 0
  for (let i = 1; i < password.length; i++) {
    if (steps.some((run) => run.includes(password.slice(i - 1, i + 1)))) pairs++
  }
  return pairs >= password.length - 3
}
