import { siteRoute } from '#lib/http/site-route.ts'
import { differencePage } from '#lib/labels/adjudication/data.ts'
import { settle } from '#lib/labels/adjudication/mutations.ts'
import { differenceQuery, settlement } from '#lib/labels/adjudication/schema.ts'

/** A page of comments whose annotators differ. */
export const GET = siteRoute({
  ability: 'label.adjudicate',
  query: differenceQuery,
  handle: ({ query }, siteId) => differencePage(siteId, query),
})

/** Settles attributes of one of them. */
export const POST = siteRoute({
  ability: 'label.adjudicate',
  body: settlement,
  handle: ({ body, person, now }, siteId) => settle(body, { siteId, userId: person.id, now }),
})
