/** What a provider says of a person, as far as it matters here. Some spell true and false as text. */
export type Claims = { sub: string; email?: string; email_verified?: unknown }

/**
 * The e-mail address that a provider vouches for, or null. An address that it has not verified may be anybody's; one of
 * which it says nothing counts only where somebody said that it verifies all of them.
 */
export function vouchedEmail(claims: Claims, provider: { verifiesEmails: boolean }): string | null {
  const { email = null, email_verified: said } = claims
  const verified = said === undefined || said === null ? provider.verifiesEmails : said === true || said === 'true'
  return verified ? email : null
}
