import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'

const ARTICLE = [
  'The harbour gets a ferry',
  'The council decided on Monday that a ferry shall cross the harbour every twenty minutes, from six in the morning until midnight.',
  'It will cost 12 million a year. The port authority expects that 9,000 people will take it on a working day, half of them by bicycle.',
  'The first boat is to arrive in June, according to the shipyard, which has built such ferries since 1998.',
]

type Said = { author: string | null; text: string; time?: string | null; parent?: number }

const comments = (lines: readonly string[]) =>
  separatePage({ kind: 'text', text: lines.join('\n') }).comments.map(
    ({ author, text, postedAtText, parent }): Said => ({
      author,
      text,
      time: postedAtText,
      ...(parent !== null && { parent }),
    }),
  )

describe('a text copied from a page', () => {
  it('of WordPress in German', () => {
    const found = comments([
      ...ARTICLE,
      '2 Gedanken zu „The harbour gets a ferry“',
      'Möwe sagt:',
      '5. März 2024 um 14:05 Uhr',
      'Na endlich! Wie lange haben wir gewartet.',
      'Antworten',
      'T. Krüger sagt:',
      '05.03.2024 um 15:10 Uhr',
      'Wer soll das bezahlen?',
      'Und wann?',
      'Antworten',
      'Schreibe einen Kommentar',
      'Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert',
    ])
    expect(found).toEqual([
      { author: 'Möwe', text: 'Na endlich! Wie lange haben wir gewartet.', time: '5. März 2024 um 14:05 Uhr' },
      { author: 'T. Krüger', text: 'Wer soll das bezahlen?\nUnd wann?', time: '05.03.2024 um 15:10 Uhr' },
    ])
  })
})
