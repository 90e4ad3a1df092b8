/** Texts of 20,480 bytes that cost the most to read: one word, words never seen, tags, marks, sentences, addresses. */
export const WORST_TEXTS: Readonly<Record<string, string>> = {
  'one word': 'a'.repeat(20_480),
  'words never seen': Array.from({ length: 4000 }, (_, i) => (i * 7919).toString(36))
    .join(' ')
    .slice(0, 20_480),
  'open tags': '<'.repeat(20_480),
  'marks on marks': 'Z\u0351\u036b\u0343'.repeat(2925),
  'full stops': 'a. '.repeat(6826),
  'addresses without end': 'www.'.repeat(5120),
  entities: '&amp;'.repeat(4096),
  'plain words': 'you are a stupid idiot and nobody wants to read what you write. '.repeat(320).slice(0, 20_480),
}
