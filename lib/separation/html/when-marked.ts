import type { Found, HtmlPage, Rule } from './rule.ts'

/** A rule for one comment system, tried only on pages whose source carries the system's mark. */
export const whenMarked =
  (mark: RegExp, rule: (page: HtmlPage) => Found | null): Rule =>
  (page) =>
    mark.test(page.html) ? rule(page) : null
