import { createContext, type ReactNode, useContext } from 'react'
import { BlurredText } from './blurred-text.tsx'

/** From which score on texts are blurred (null for none), which of them are shown all the same, and how to turn that. */
export type Blur = {
  blurFrom: number | null
  revealed: ReadonlySet<string>
  reveal: (commentId: string) => void
}

const BlurContext = createContext<Blur>({ blurFrom: null, revealed: new Set(), reveal: () => {} })

/** Has all texts below it that stand in a `CaredText` blurred as the person wants it. */
export function BlurProvider({ blur, children }: { blur: Blur; children: ReactNode }) {
  return <BlurContext value={blur}>{children}</BlurContext>
}

/** Whether a text of such a score is blurred, as long as it is not revealed with the comment. */
export function useIsBlurred(commentId: string, harshest: number | null): boolean {
  const { blurFrom, revealed } = useContext(BlurContext)
  return blurFrom !== null && harshest !== null && harshest >= blurFrom && !revealed.has(commentId)
}

type Props = {
  commentId: string
  /** The comment's highest score; null without scores. */
  harshest: number | null
  text: string
  className: string
  /** The text as it is drawn where it is not blurred; plain without. */
  children?: ReactNode
}

/** A comment's text beside or outside of the queue, blurred where it is harsh and the person wants that. */
export function CaredText({ commentId, harshest, text, className, children }: Props) {
  const { reveal } = useContext(BlurContext)
  if (useIsBlurred(commentId, harshest))
    return <BlurredText {...{ text, className }} onReveal={() => reveal(commentId)} />
  return (
    children ?? (
      <p className={className} dir="auto">
        {text}
      </p>
    )
  )
}
