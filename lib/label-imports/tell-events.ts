import type { LabelEvent } from '#lib/label-imports/schema.ts'

/** The events of an import as lines of JSON. */
export async function* tellEvents(events: AsyncIterable<LabelEvent>): AsyncGenerator<string> {
  for await (const event of events) yield `${JSON.stringify(event)}\n`
}
