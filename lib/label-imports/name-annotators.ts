import { sha256 } from '#lib/text.ts'

/** How somebody is known here who labelled elsewhere: by the site and by what the file calls them. */
export function annotatesAs(siteId: string, name: string): string {
  return sha256(`annotator\n${siteId}\n${name.normalize('NFKC').trim()}`)
}

/** What several together are called. */
export const TOGETHER = 'Several annotators (imported)'
