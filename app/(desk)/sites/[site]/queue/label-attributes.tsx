'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'

type Named = { key: string; title: string }

const AttributesContext = createContext<readonly Named[]>([])

/** Gives everything below what can be labelled on the site. */
export function LabelAttributesProvider({
  attributes,
  children,
}: {
  attributes: readonly Named[]
  children: ReactNode
}) {
  return <AttributesContext value={attributes}>{children}</AttributesContext>
}

/** What can be labelled on the site, in its order. */
export const useLabelAttributes = (): readonly Named[] => useContext(AttributesContext)

const BUILT_IN: Readonly<Record<string, { title: string } | undefined>> = ATTRIBUTE_TITLES

/** How an attribute is called; one that is no longer asked for by its key. */
export function useAttributeTitle(): (key: string) => string {
  const attributes = useLabelAttributes()
  return (key) => attributes.find((one) => one.key === key)?.title ?? BUILT_IN[key]?.title ?? key
}
