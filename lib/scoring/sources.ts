/** What the embedded scorer was made from. The model card and the desk tell the same. */
export const SOURCES: readonly { name: string; what: string; licence: string }[] = [
  {
    name: 'Jigsaw Toxic Comment Classification',
    what: 'Wikipedia talk pages',
    licence: 'annotations CC0, text CC BY-SA 3.0',
  },
  { name: 'Civil Comments, with and without spans', what: 'comments under news', licence: 'CC0' },
  { name: 'CAT_LARGE', what: 'Wikipedia talk pages as they come', licence: 'Apache-2.0, text CC BY-SA 3.0' },
  { name: 'ConvAbuse', what: 'what people say to chat bots', licence: 'CC BY 4.0' },
  { name: 'HatemojiBuild', what: 'short texts with emoji, written to mislead', licence: 'CC BY 4.0' },
  { name: 'Surge AI toxicity', what: 'social media', licence: 'MIT' },
  { name: 'OpenAI moderation evaluation set', what: 'mixed', licence: 'MIT' },
  { name: 'Davidson et al. 2017', what: 'tweets', licence: 'MIT' },
  { name: 'HateXplain', what: 'posts on Twitter and Gab', licence: 'MIT' },
  { name: 'ParaDetox', what: 'sentences and their neutral paraphrases', licence: 'CC0' },
  { name: 'SemEval-2021 Toxic Spans', what: 'comments under news, toxic parts marked', licence: 'CC0' },
  {
    name: 'sentences of our own making',
    what: 'templates: neutral mention, refusal, quotation, attack',
    licence: 'part of the project',
  },
]
