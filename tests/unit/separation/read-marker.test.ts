import { describe, expect, it } from 'vitest'
import { readMarker } from '#lib/separation/read-marker.ts'

describe('reading author and time lines', () => {
  it.each([
    ['Aizino Smith said...', 'Aizino Smith', null],
    ['Marta K. said...', 'Marta K.', null],
    ['16. Jul, 2012 / Mandy says:', 'Mandy', '16. Jul, 2012'],
    ['On October 29, 2012 at 2:35am, Rosa said:', 'Rosa', 'October 29, 2012 at 2:35am'],
    ['Posted by: marry john on Oct 31, 2012 6:44:07 AM', 'marry john', 'Oct 31, 2012 6:44:07 AM'],
    ['by Anonymous Coward', 'Anonymous Coward', null],
    ['John Doe | April 3, 2012 at 5:00 pm', 'John Doe', 'April 3, 2012 at 5:00 pm'],
    ['#12 Joe on 2012-03-04', 'Joe', '2012-03-04'],
    ['bob · 3 days ago', 'bob', '3 days ago'],
    ['ElizabethOctober 29, 2012 1:24 PM', 'Elizabeth', 'October 29, 2012 1:24 PM'],
    ['on 25 Oct 2012 at 7:20 pm Timon Piccini', 'Timon Piccini', '25 Oct 2012 at 7:20 pm'],
    ['September 14th, 2012 at 11:19 am', null, 'September 14th, 2012 at 11:19 am'],
    ['vor 3 Stunden', null, 'vor 3 Stunden'],
    ['Schreiner schrieb:', 'Schreiner', null],
    [
      'alexandra @ sweet betweens [blog] October 26, 2012 at 4:38 am',
      'alexandra @ sweet betweens [blog]',
      'October 26, 2012 at 4:38 am',
    ],
    ['Ann Lee replied to comment from Bob | November 9, 2012 1:17 PM |', 'Ann Lee', 'November 9, 2012 1:17 PM'],
  ])('reads %j', (line, author, timeText) => {
    expect(readMarker(line)).toMatchObject({ author, timeText })
  })

  it.each([
    'The meeting was held on March 3, 2012 in Paris.',
    'According to John, he said:',
    'This is what he said:',
    'In 2012 he wrote:',
    'I was there on May 5, and it was nice.',
    'Windows 8',
    'Tracked on Aug 30, 2007 12:29:29 AM',
    '12 comments:',
    'http://harbour.example/2012/09/25/by-hand',
    'www.harbour.example/2012/09/25/by-hand',
    '',
  ])('takes %j for text', (line) => {
    expect(readMarker(line)).toBeNull()
  })

  it('gives lines of one shape one template, whoever wrote them', () => {
    const templates = ['Ann — May 3, 2012, 4:05 pm', 'B. Lee — June 13th, 2012, 11:15 am'].map(
      (line) => readMarker(line)?.template,
    )
    expect(templates[0]).toBe(templates[1])
  })

  it('gives the first comment, which often lacks its number, the shape of the others', () => {
    const shape = (line: string) => readMarker(line)?.template
    expect(shape('2 Kim November 12, 2012 at 3:20 am')).toBe(shape('Emily November 4, 2012 at 9:41 pm'))
  })

  it.each([
    [
      'Posted by: No Dummy, But Not An Expert At All at November 8, 2012 12:58 AM',
      'No Dummy, But Not An Expert At All',
    ],
    ['Posted by: Dr. I. Needham Lowe at November 8, 2012 2:14 PM', 'Dr. I. Needham Lowe'],
    ['21 Colette @ home! October 26, 2012 at 9:34 am', 'Colette @ home!'],
  ])('takes %j for an author line only where odd names may stand', (line, author) => {
    expect(readMarker(line)?.author).not.toBe(author)
    expect(readMarker(line, true)).toMatchObject({ author })
  })

  it('gives a name with brackets the shape of the others', () => {
    const shape = (line: string) => readMarker(line)?.template
    expect(shape('Anna (South Street)26 October 2012 17:38')).toBe(shape('Petal26 October 2012 17:44'))
  })
})
