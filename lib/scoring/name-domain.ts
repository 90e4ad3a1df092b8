const NAMES: Readonly<Record<string, string>> = {
  jigsaw: 'Wikipedia talk pages',
  'jigsaw-clean': 'Wikipedia talk pages, lower-cased and without punctuation',
  'wiki-cat': 'Wikipedia talk pages as they come',
  civil: 'Comments under news',
  'civil-spans': 'Comments under news, read for toxic parts',
  convabuse: 'What people say to chat bots',
  'hatemoji-build': 'Short texts with emoji, written to mislead',
  surge: 'Social media',
  'openai-moderation': 'Mixed texts',
  davidson: 'Tweets',
  hatexplain: 'Posts on Twitter and Gab',
  'all sources': 'All of these together, however often and strictly each says it',
  paradetox: 'Sentences and their neutral paraphrases',
}

/** What a source of labelled texts holds, for people; a source without a name here is called by its own. */
export function nameDomain(source: string): string {
  return NAMES[source] ?? source
}
