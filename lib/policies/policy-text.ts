/** The most characters that a policy's text may have, apart from the schemas so that the browser has no validator with it. */
export const POLICY_TEXT = 20_000
