import type { z } from 'zod'
import type { Person } from '#lib/accounts/schema.ts'
import type { Ability } from '#lib/auth/ability.ts'
import { requireAbility, requirePerson } from '#lib/auth/person.ts'
import type { FormState } from '#lib/http/form-state.ts'

/** What became of a form: the result, or what to say and where. */
export type FormOutcome<T = undefined> =
  | { ok: true; result: T }
  | { ok: false; message?: string; errors?: Record<string, string> }

export type FormSender = { person: Person; now: Date }

type FormSpec<I, T> = {
  ability: Ability | 'signed-in'
  input: z.ZodType<I>
  run: (input: I, by: FormSender) => Promise<FormOutcome<T>>
}

/** Takes a form in: proves who sent it, checks what they may do and what they wrote, and calls `run`. */
export async function takeForm<I, T>(spec: FormSpec<I, T>, form: FormData): Promise<FormState<T>> {
  const person = spec.ability === 'signed-in' ? await requirePerson() : await requireAbility(spec.ability, 'somewhere')
  const fields = readFields(form)
  const parsed = spec.input.safeParse(fields)
  if (!parsed.success) return { ok: false, errors: firstErrors(parsed.error), values: withoutPasswords(fields) }
  const outcome = await spec.run(parsed.data, { person, now: new Date() })
  if (outcome.ok) return outcome
  return { errors: {}, ...outcome, values: withoutPasswords(fields) }
}

/** The text fields of a form, without those that the framework adds. Of a repeated name the last one counts. */
export function readFields(form: FormData): Record<string, string> {
  const fields = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(fields.filter(([name]) => !name.startsWith('$')))
}

function firstErrors(error: z.ZodError): Record<string, string> {
  const entries = error.issues.map(({ path, message }): [string, string] => [String(path[0] ?? ''), message])
  return Object.fromEntries(entries.reverse())
}

function withoutPasswords(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !/password/i.test(name)))
}
