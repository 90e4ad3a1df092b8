import { Code } from '@mantine/core'
import { Fragment } from 'react'
import { splitCode } from '#app/(desk)/reference/read-document.ts'

/** What the document says in words; what stands between backticks is code. */
export function Said({ text }: { text: string }) {
  // biome-ignore-start lint/suspicious/noArrayIndexKey: the pieces never change their places
  return splitCode(text).map((piece, place) =>
    place % 2 === 1 ? <Code key={place}>{piece}</Code> : <Fragment key={place}>{piece}</Fragment>,
  )
  // biome-ignore-end lint/suspicious/noArrayIndexKey: the pieces never change their places
}
