/**
 * What a form shows after it was sent: null before. `errors` stand at their fields, `message` above them all; `values`
 * is what was typed, without passwords, so that nothing is lost where the page comes back without JavaScript.
 */
export type FormState<T = undefined> =
  | null
  | { ok: true; result: T }
  | { ok: false; message?: string; errors: Record<string, string>; values: Record<string, string> }

/** What went wrong at which field, and what was typed; both empty unless the form was refused. */
export function refusalOf(state: FormState<unknown>): {
  errors: Record<string, string | undefined>
  values: Record<string, string | undefined>
} {
  return state?.ok === false ? state : { errors: {}, values: {} }
}
