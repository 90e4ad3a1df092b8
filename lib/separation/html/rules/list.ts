import type { Rule } from '../rule.ts'
import { anchored } from './anchored.ts'
import { blogger } from './blogger.ts'
import { bloggerThreads } from './blogger-threads.ts'
import { classNames } from './class-names.ts'
import { definitionList } from './definition-list.ts'
import { discourse } from './discourse.ts'
import { disqus } from './disqus.ts'
import { dotclear } from './dotclear.ts'
import { drupal } from './drupal.ts'
import { facebook } from './facebook.ts'
import { flarum } from './flarum.ts'
import { fluxbb } from './fluxbb.ts'
import { hackerNews } from './hacker-news.ts'
import { hackerNewsEarly } from './hacker-news-early.ts'
import { invision } from './invision.ts'
import { invisionEarly } from './invision-early.ts'
import { jsonLd } from './json-ld.ts'
import { livefyre } from './livefyre.ts'
import { mastodon } from './mastodon.ts'
import { microdata } from './microdata.ts'
import { movableType } from './movable-type.ts'
import { mybb } from './mybb.ts'
import { namedBodies } from './named-bodies.ts'
import { nodebb } from './nodebb.ts'
import { phpbb } from './phpbb.ts'
import { phpbb2 } from './phpbb2.ts'
import { reddit } from './reddit.ts'
import { redditRedesign } from './reddit-redesign.ts'
import { repeated } from './repeated.ts'
import { slashdot } from './slashdot.ts'
import { smf } from './smf.ts'
import { squarespace } from './squarespace.ts'
import { stackExchange } from './stack-exchange.ts'
import { substack } from './substack.ts'
import { typepad } from './typepad.ts'
import { vbulletin } from './vbulletin.ts'
import { wordpress } from './wordpress.ts'
import { wpdiscuz } from './wpdiscuz.ts'
import { xenforo } from './xenforo.ts'

/** What a page says to machines in schema.org's words. */
export const DATA_RULES: readonly Rule[] = [jsonLd, microdata]

/** Systems that name themselves in their markup; those that build on another stand before it. */
export const SYSTEM_RULES: readonly Rule[] = [
  slashdot,
  discourse,
  xenforo,
  mybb,
  vbulletin,
  phpbb,
  phpbb2,
  invision,
  invisionEarly,
  smf,
  fluxbb,
  flarum,
  nodebb,
  hackerNews,
  hackerNewsEarly,
  reddit,
  redditRedesign,
  mastodon,
  disqus,
  livefyre,
  facebook,
  wpdiscuz,
  squarespace,
  stackExchange,
  substack,
  bloggerThreads,
  blogger,
  definitionList,
  dotclear,
  typepad,
  movableType,
  anchored,
  drupal,
  wordpress,
]

/** What classes are called, and what repeats. */
export const LOOSE_RULES: readonly Rule[] = [classNames, namedBodies, repeated]

/** The rules in the order they are tried; the first whose comments pass the checks wins. */
export const RULES: readonly Rule[] = [...DATA_RULES, ...SYSTEM_RULES, ...LOOSE_RULES]
