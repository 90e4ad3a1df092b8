import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadEmbeddedScorer } from '#lib/scoring/embedded-scorer.ts'

// Run after new weights were accepted: `npx node tests/unit/scoring/write-golden.ts`.
const TEXTS = [
  'Thank you for the help.',
  'You are an idiot.',
  'You are an 1d10t, f.u.c.k off!',
  'y o u  a r e  a  m o r o n',
  'I will find you and kill you.',
  'This heat is killing me.',
  'All immigrants are vermin.',
  'Immigrants are not vermin, and it is wrong to say so.',
  'He wrote "all women are stupid" and was banned.',
  'I am a gay man.',
  'ｉdіо\u200bt',
  'ok 😀 see https://example.org',
  'Damn, that was a fucking great goal!',
  'Le chat dort sur la chaise.',
  'привет мир',
  'x',
  '',
  '😀',
  'a'.repeat(300),
  'The meeting is at 4pm on the 4th of May 1984. '.repeat(40),
]

const scorer = await loadEmbeddedScorer()
const outcomes = await scorer.score(TEXTS)
const vectors = TEXTS.map((text, i) => ({ text, outcome: outcomes[i] }))
const golden = { digest: scorer.digest, vectors }
writeFileSync(join(import.meta.dirname, 'golden.json'), `${JSON.stringify(golden, null, 2)}\n`)
