import { describe, expect, it } from 'vitest'
import { separatePage } from '#lib/separation/separate-page.ts'
import { isUnsure } from '#lib/separation/sureness.ts'

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

  it('of the plugin of Facebook', () => {
    const found = comments([
      ...ARTICLE,
      '2 Comments',
      'Sort by Oldest',
      'Mia Rask',
      'So much for the quiet harbour.',
      'I shall miss it.',
      'Like · Reply · 3 · 2y',
      'Jon Aas',
      'Good idea.',
      'Like · Reply · 5h · Edited',
      'Facebook Comments Plugin',
    ])
    expect(found).toEqual([
      { author: 'Mia Rask', text: 'So much for the quiet harbour.\nI shall miss it.', time: '2y' },
      { author: 'Jon Aas', text: 'Good idea.', time: '5h' },
    ])
  })

  it('of Disqus, which prints whom a comment answers', () => {
    const found = comments([
      ...ARTICLE,
      '3 Comments',
      'Log in with',
      'or sign up with Disqus',
      '−',
      'Avatar',
      'Mia Rask • 2 years ago',
      'So much for the quiet harbour. I shall miss it.',
      '7',
      '•Reply•Share ›',
      '−',
      'Avatar',
      'jon_a  Mia Rask • 2 years ago',
      'You can still row there.',
      '•Reply•Share ›',
      '−',
      'Avatar',
      'Kai  Nobody Here • 2 years ago',
      'Every twenty minutes? That is a lot of noise.',
      '•Edit•Reply•Share ›',
    ])
    expect(found).toEqual([
      { author: 'Mia Rask', text: 'So much for the quiet harbour. I shall miss it.', time: '2 years ago' },
      { author: 'jon_a', text: 'You can still row there.', time: '2 years ago', parent: 0 },
      { author: 'Kai  Nobody Here', text: 'Every twenty minutes? That is a lot of noise.', time: '2 years ago' },
    ])
  })

  it('of Reddit, with the name, a dot and the age in lines of their own', () => {
    const buttons = ['Upvote', '12', 'Downvote', 'Reply', 'Award', 'Share']
    const found = comments([
      ...ARTICLE,
      ...['mia', '•', '3mo ago', 'Nice one.', ...buttons],
      ...['jon_77', 'OP', '•', '2mo ago', 'I would rather have a bridge.', 'It needs no crew.', ...buttons],
      ...['kai', '•', '2mo ago', 'Look at the one in Oslo.', ...buttons],
    ])
    expect(found).toEqual([
      { author: 'mia', text: 'Nice one.', time: '3mo ago' },
      { author: 'jon_77', text: 'I would rather have a bridge.\nIt needs no crew.', time: '2mo ago' },
      { author: 'kai', text: 'Look at the one in Oslo.', time: '2mo ago' },
    ])
  })

  it('of GitHub, with the verb in a line of its own', () => {
    const found = comments([
      ...ARTICLE,
      ...['mia', 'commented', 'on Apr 2, 2022', 'Which version do you run?'],
      ...['jon', 'commented', 'on Apr 2, 2022', 'Contributor', 'The latest one, from the package.'],
      ...['mia', 'commented', 'on Apr 3, 2022', 'Mended in 3.2.'],
    ])
    expect(found).toEqual([
      { author: 'mia', text: 'Which version do you run?', time: 'Apr 2, 2022' },
      { author: 'jon', text: 'The latest one, from the package.', time: 'Apr 2, 2022' },
      { author: 'mia', text: 'Mended in 3.2.', time: 'Apr 3, 2022' },
    ])
  })

  it('of Hacker News, whose links differ from comment to comment', () => {
    const found = comments([
      ...ARTICLE,
      ...['mia 3 hours ago | next [–]', 'A bridge is dearer, and ships have to pass.', 'reply'],
      ...['\tjon 2 hours ago | parent | next [–]', '> dearer', 'Is it, over forty years?', 'reply'],
      ...['\t\tkai 1 hour ago | root | parent | prev [–]', 'Nobody knows.', 'reply'],
    ])
    expect(found).toEqual([
      { author: 'mia', text: 'A bridge is dearer, and ships have to pass.', time: '3 hours ago' },
      { author: 'jon', text: '> dearer\nIs it, over forty years?', time: '2 hours ago' },
      { author: 'kai', text: 'Nobody knows.', time: '1 hour ago' },
    ])
  })

  it('of Medium, with two dashes where nobody clapped', () => {
    const found = comments([
      ...ARTICLE,
      '2 Responses',
      ...['Mia Rask', 'Mar 5, 2024', 'Thank you for writing about it -- I row there.', '--', 'Reply'],
      ...['Jon', 'Mar 6, 2024', 'I disagree with all of it.', '--', '1 reply', 'Reply'],
      'More from Nina Holm and The Daily',
    ])
    expect(found.map(({ text }) => text)).toEqual([
      'Thank you for writing about it -- I row there.',
      'I disagree with all of it.',
    ])
  })

  it('of YouTube, with its likes in thousands', () => {
    const found = comments([
      ...ARTICLE,
      '1,310 Comments',
      ...['@mia', '2 years ago', 'The view at 2:10!', '1.2K', 'Reply'],
      ...['@jon-4', '3 weeks ago (edited)', 'who else is here from the ferry', '12', 'Reply', '3 replies'],
      ...['@kai', '1 year ago', 'nice', 'Reply'],
    ])
    expect(found.map(({ text }) => text)).toEqual(['The view at 2:10!', 'who else is here from the ferry', 'nice'])
  })
})

describe('an author line of the article', () => {
  it('that was copied as several is no comment’s', () => {
    const [title = '', ...text] = ARTICLE
    const lines = [title, 'Nina Holm', '•', 'March 5, 2024', ...text, '2 comments']
    const found = comments([...lines, ...['Mia', '•', '2h ago', 'Good.'], ...['Jon', '•', '1h ago', 'Bad.']])
    expect(found.map(({ author }) => author)).toEqual(['Mia', 'Jon'])
  })
})

describe('a log of events, which has times and names', () => {
  const LOG = [
    'The ferry decision: as it happened',
    '21:40',
    'That is all from the town hall. The ferry has its 30 votes, and we have had our coffee.',
    '20:55 Mia Rask',
    'The mayor says that she will be on the first boat. Laughter on the benches.',
    '20:10',
    'The clerk reads out the names.',
    '19:30 Jon Aas',
    'Councillor Moe wants to know what happens when there is ice. Nobody answers.',
    '18:00',
    'Good evening from the town hall, where the council is about to decide on the ferry.',
  ]

  it('is no border to be sure of, and has no article', () => {
    const { comments, confidence, warnings } = separatePage({ kind: 'text', text: LOG.join('\n') })
    expect(comments.length).toBeGreaterThan(0)
    expect(warnings).toContain('no-article')
    const about = { borderConfidence: confidence.border, hasCommentsConfidence: confidence.hasComments }
    expect(isUnsure({ ...about, corrected: false, comments: comments.length })).toBe(true)
  })

  it('is believed under a header, as a list of comments alone is, and by a person', () => {
    const under = separatePage({ kind: 'text', text: ['5 comments', ...LOG.slice(1)].join('\n') })
    expect(under.warnings).toContain('no-article')
    expect(under.confidence.border).toBeGreaterThan(0.5)
    const by = separatePage({ kind: 'text', text: LOG.join('\n') }, { firstCommentBlock: 1 })
    expect(by.confidence.border).toBe(1)
  })
})
