import type { Span } from '#lib/text.ts'

const MONTH = String.raw`(?:jan(?:uary|uari?|vier|eiro|\.)?|gennaio|feb(?:ruary|ruari?|rero|\.)?|f[ée]v(?:rier|ereiro)?\.?|febbraio|mar(?:ch|s|zo|\.)?|m[aä]e?rz|marzo|março|maart|apr(?:il|ile|\.)?|avr(?:il)?\.?|abril|may|mai|mayo|maio|maggio|mei|june?|juni|juin|junio|junho|giugno|july?|juli|juil(?:let)?\.?|julio|julho|luglio|aug(?:ust|ustus|usti|\.)?|ao[uû]t|agosto|sept?(?:ember|tembre|tiembre|\.)?|settembre|setembro|oct(?:ober|obre|\.)?|okt(?:ober|\.)?|ottobre|outubro|nov(?:ember|embre|iembre|embro|\.)?|dec(?:ember|\.)?|d[ée]c(?:embre)?\.?|dez(?:ember|embro)?\.?|dicembre|diciembre|ene(?:ro)?|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|(?:янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек)\p{L}{0,6})`
/** An offset is one only behind a date in numbers: "Date: Wed, 6 Feb 2002 22:43:29 +0000" is a line of a letter. */
const OFFSET = String.raw`\s?[+-](?<=\d[-/.]\d{1,4}\D{1,3}\d{1,2}:\d{2}(?::\d{2})?\s?[+-])(?:\d{4}|(?<=:\d{2}:\d{2}\s?[+-])\d{2}(?::\d{2})?)`
const ZONE = String.raw`Z|${OFFSET}|\s?\(?(?:UTC|GMT|[ECMP][SD]T|CES?T|BST)(?:[+-]\d{1,2}(?::?\d{2})?)?\)?`
const CLOCK = String.raw`\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\b\.?|\s?uhr)?(?:${ZONE})?|\d{1,2}\s?[ap]\.?m\b\.?`
/** Clocks that are read as such only behind a day. */
const LATER = String.raw`(?:[午上下][前後午])?(?:${CLOCK})|\d{1,2}\s?h\s?\d{2}|\d{1,2}\s?uhr`
const WEEKDAY = String.raw`(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+`
const DAY = [
  String.raw`\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?`,
  String.raw`\d{4}[/.]\d{1,2}[/.]\d{1,2}`,
  String.raw`\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b`,
  String.raw`\d{1,2}-\d{1,2}-\d{2,4}\b`,
  String.raw`${MONTH}\s+\d{1,2}(?:st|nd|rd|th)?\b(?:,?\s+(?:at\s+)?(?:\d{4}|['’]\d{2})\b)?`,
  String.raw`\d{1,2}(?:st|nd|rd|th|\.|er)?[ -](?:de |of )?${MONTH}\b,?[ -]?(?:de )?(?:\s?(?:\d{4}|['’]?\d{2})\b)?`,
  String.raw`\d{4}年\s?\d{1,2}月\s?\d{1,2}日(?:\s?[(（]\p{L}[)）])?`,
].join('|')
const AGO = [
  String.raw`(?:about |almost |over |more than )?(?:\d{1,3}|an?|one|two|three|few) ?(?:s|sec(?:ond)?s?|m|min(?:ute)?s?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mo|months?|y|yrs?|years?)(?:,? (?:and )?\d{1,2} (?:minutes?|hours?|days?|weeks?|months?))? ago`,
  String.raw`vor \d{1,3} (?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)`,
  String.raw`il y a (?:\d{1,3}|une?) (?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?)`,
  String.raw`(?:hace|há|fa) \d{1,3} \p{L}{2,9}`,
  String.raw`\d{1,3} \p{L}{2,9} (?:fa|назад|geleden|sedan|siden|temu|önce|atrás)`,
  `(?:yesterday|today|just now|gestern|heute|hier|ayer|ieri|вчера|сегодня)`,
].join('|')
const JOIN = String.raw`(?:\s*(?:,|\||·|•|[-–—@/]|at|um|à|kl\.?|om|в|a las|alle|às)?\s*)`
const ANCHOR = /\d|yesterday|today|just now|\bago\b|gestern|heute|hier|ayer|ieri|вчера|сегодня/i
const TIME = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:${WEEKDAY})?(?:${DAY})(?:${JOIN}(?:${LATER}))?|(?:${CLOCK})${JOIN}(?:on )?(?:${WEEKDAY})?(?:${DAY})|(?:${AGO})(?:${JOIN}(?:${CLOCK}))?|(?:${WEEKDAY})?(?:${CLOCK}))(?![\p{L}\d])`,
  'iu',
)

/** A name and a date that lost the space between them: "Elizabeth" and "October 29, 2012 1:24 PM". */
const GLUED =
  /(?<=[\p{L}.)])(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}{0,6}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}\.? (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}|\d{1,2}\/\d{1,2}\/\d{4})(?:,? (?:at )?\d{1,2}:\d{2}(?: ?[AaPp][Mm])?)?/u

/** The first printed time in a line of up to 240 characters: a date, a clock, both, or "3 days ago"; else null. */
export function findTime(line: string): Span | null {
  if (line.length > 240 || !ANCHOR.test(line)) return null
  const match = GLUED.exec(line) ?? TIME.exec(line)
  return match === null ? null : [match.index, match.index + match[0].length]
}
