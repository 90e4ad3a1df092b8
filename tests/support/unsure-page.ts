import { separatePage } from '#lib/separation/separate-page.ts'
import { isUnsure } from '#lib/separation/sureness.ts'

const PROSE = [
  'I walked to the station every day this week, and each time the train was late by a little more than the day before.',
  'The company says that the works will go on until spring, and that a bus is there for those who ask for it.',
  'My neighbours and I wrote to the council, which answered that it had no say in how the trains run.',
]
const CALM = [
  'I think the bus is no better, we waited for it in the rain.',
  'You are right about the council, they never answer.',
  'The works began in March and nobody was told.',
  'We moved here because of the trains.',
  'The old timetable was better by a quarter of an hour.',
  'The bus is no better, it was late twice on the day after.',
  'A ticket costs more than it did in spring.',
  'I waited there for an hour on Monday, with some twenty others.',
]

/** Three different remarks in every order: some sound like readers, some go on as the article does. */
const threes = CALM.flatMap((first) => CALM.flatMap((second) => CALM.map((third) => [first, second, third]))).filter(
  (three) => new Set(three).size === 3,
)

/** Pages of which it is hard to say where the comments begin: prose after prose, and no line that says who wrote it. */
const candidates = [4, 6].flatMap((paragraphs) =>
  threes.map((three) => [
    ...Array.from({ length: paragraphs }, (_, i) => `${PROSE[i % PROSE.length]} That was day ${i + 1}.`),
    ...three,
  ]),
)

/** A page whose separation the separator itself calls unsure, and in which it finds several comments; `name` makes it another. */
export function unsurePage(name = 'a'): string {
  for (const lines of candidates) {
    const text = [`Waiting for the train (${name})`, ...lines].join('\n\n')
    const { confidence, comments } = separatePage({ kind: 'text', text })
    const sure = { borderConfidence: confidence.border, hasCommentsConfidence: confidence.hasComments }
    if (comments.length > 1 && isUnsure({ ...sure, corrected: false, comments: comments.length })) return text
  }
  throw new Error('the separator is sure of every page that was made to be hard')
}
