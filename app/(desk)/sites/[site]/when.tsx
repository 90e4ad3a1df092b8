import { sayAge } from '#app/(desk)/sites/[site]/queue/say-age.ts'

/** A moment as people say it, exact on hover. For pages that the server renders. */
export function When({ at }: { at: Date }) {
  const exact = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return (
    <time dateTime={at.toISOString()} title={exact}>
      {sayAge(at, new Date())}
    </time>
  )
}
