import type { Rule } from '../rule.ts'
import { anchored } from './anchored.ts'
import { blogger } from './blogger.ts'
import { classNames } from './class-names.ts'
import { definitionList } from './definition-list.ts'
import { discourse } from './discourse.ts'
import { invision, phpbb, vbulletin, xenforo } from './forums.ts'
import { microdata } from './microdata.ts'
import { namedBodies } from './named-bodies.ts'
import { slashdot } from './slashdot.ts'
import { wordpress } from './wordpress.ts'

/**
 * The rules in the order they are tried: systems that name themselves, then schema.org's words, then what classes are
 * called. The first whose comments pass the checks wins.
 */
export const RULES: readonly Rule[] = [
  slashdot,
  discourse,
  xenforo,
  vbulletin,
  phpbb,
  invision,
  blogger,
  definitionList,
  anchored,
  wordpress,
  microdata,
  classNames,
  namedBodies,
]
