import { z } from 'zod'
import { viewQuery } from '#lib/queue/schema.ts'

/** A view under a name; everybody who reads the site's queue sees it. `query` is as it stands in an address. */
export type SavedView = { id: string; name: string; query: string; createdBy: string }

/** What a person sends to keep a view. */
export const newView = z.object({ name: z.string().trim().min(1).max(60), view: viewQuery })
export type NewView = z.infer<typeof newView>
