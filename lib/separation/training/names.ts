import { between, chance, pick, type Random } from './random.ts'

const FIRST =
  'Ann Bob Carla David Ellen Frank Grace Hannah Ivan Julia Kevin Laura Mike Nina Oscar Paula Quentin Rosa Steve Tina Ursula Victor Wendy Xavier Yvonne Zoe Mary John Peter Sarah James Linda Robert Patricia Michael Jennifer William Elizabeth Richard Susan Joseph Karen Thomas Nancy Charles Lisa Daniel Betty Matthew Sandra Mark Ashley Paul Emily Andrew Donna Joshua Michelle Kenneth Carol Brian Amanda George Melissa Priya Rahul Wei Ming Yuki Hiro Fatima Omar Aisha Sven Ingrid Pierre Chloé José María Luca Giulia Olga Dmitri Anya Lars Katarzyna Marek'.split(
    ' ',
  )
const LAST =
  'Smith Jones Brown Miller Davis Wilson Moore Taylor Anderson Jackson White Harris Martin Thompson Garcia Robinson Clark Lewis Lee Walker Hall Allen Young King Wright Scott Green Baker Adams Nelson Carter Mitchell Roberts Turner Phillips Campbell Parker Evans Edwards Collins Stewart Morris Rogers Reed Cook Morgan Bell Murphy Bailey Cooper Cox Howard Ward Patel Kumar Chen Wang Kim Nguyen Müller Schmidt Rossi Dubois Novak Kowalski Ivanov Hansen O’Brien van Dijk'.split(
    ' ',
  )
const HANDLE =
  'happy angry lazy blue red dark silent crazy mad sunny cosmic truth free rusty salty tiny big old north river moon wolf cat dog bear eagle tiger dragon ninja rider runner walker voter dad mom guy girl chef coder gamer reader thinker skeptic patriot gardener knitter baker cyclist skier'.split(
    ' ',
  )
const BLOG =
  'The Busy Kitchen|My Little Garden|A Life Outdoors|Simple Living|The Road Less Paved|Knit and Purl|Cup of Words|Two Left Feet|Paper and Ink|The Daily Loaf|South by West|Notes From Here|web design tips|cheap flights|Home Repair Pros|best running shoes'.split(
    '|',
  )

/** The name or handle that a reader writes under. */
export function readerName(random: Random): string {
  const style = random()
  if (style < 0.3) return `${pick(random, FIRST)} ${pick(random, LAST)}`
  if (style < 0.6) return pick(random, FIRST)
  if (style < 0.66) return `${pick(random, FIRST)} ${pick(random, LAST).slice(0, 1)}${chance(random, 0.5) ? '.' : ''}`
  if (style < 0.7) return pick(random, FIRST).toLowerCase()
  if (style < 0.74) return `${pick(random, FIRST)} @ ${pick(random, BLOG)}`
  if (style < 0.77) return pick(random, BLOG)
  if (style < 0.8)
    return chance(random, 0.6) ? 'Anonymous' : pick(random, ['Guest', 'admin', 'anon', 'Admin', 'Editor', 'A reader'])
  const handle = `${pick(random, HANDLE)}${chance(random, 0.3) ? '_' : ''}${pick(random, HANDLE)}`
  return `${chance(random, 0.3) ? handle.slice(0, 1).toUpperCase() + handle.slice(1) : handle}${chance(random, 0.4) ? between(random, 1, 2012) : ''}`
}

/** The name of somebody who writes articles. */
export const writerName = (random: Random): string => `${pick(random, FIRST)} ${pick(random, LAST)}`
