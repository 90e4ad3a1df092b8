/** The colour of an attribute; those of a site's own share one. */
export const ownColour = (attribute: string): string => `var(--attribute-${attribute}, var(--attribute-own))`
