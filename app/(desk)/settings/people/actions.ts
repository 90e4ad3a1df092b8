'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { explainRefusal, type Refused } from '#app/(desk)/settings/people/explain-refusal.ts'
import { emailAddress, newPerson, ROLES } from '#lib/accounts/schema.ts'
import { addPerson, giveRole, replacePassword, switchAccount, takeRole } from '#lib/auth/manage-people.ts'
import { type FormOutcome, takeForm } from '#lib/http/form-action.ts'
import type { FormState } from '#lib/http/form-state.ts'

/** A password that is shown this once, and whose it is. */
export type ShownPassword = { name: string; password: string }

const site = z.union([z.literal('all').transform(() => null), z.uuid()])
const role = z.enum(ROLES)
const name = newPerson.shape.name
const ability = 'people.manage'

function outcome<T>(result: { ok: true } | Refused, value: T): FormOutcome<T> {
  if (!result.ok) return { ok: false, ...explainRefusal(result) }
  refresh()
  return { ok: true, result: value }
}

export async function add(_before: FormState<ShownPassword>, form: FormData): Promise<FormState<ShownPassword>> {
  const input = z.object({ email: emailAddress, name, role, site })
  return takeForm(
    {
      ability,
      input,
      run: async (given, by) => {
        const person = { email: given.email, name: given.name, grant: { role: given.role, siteId: given.site } }
        const added = await addPerson(person, by)
        return added.ok
          ? outcome(added, { name: given.name, password: added.password })
          : outcome(added, { name: '', password: '' })
      },
    },
    form,
  )
}

export async function setRole(_before: FormState, form: FormData): Promise<FormState> {
  const input = z.object({ userId: z.uuid(), role, site })
  return takeForm(
    {
      ability,
      input,
      run: async ({ userId, role, site }, by) =>
        outcome(await giveRole({ userId, grant: { role, siteId: site } }, by), undefined),
    },
    form,
  )
}

export async function removeRole(_before: FormState, form: FormData): Promise<FormState> {
  const input = z.object({ userId: z.uuid(), site })
  return takeForm(
    {
      ability,
      input,
      run: async ({ userId, site }, by) => outcome(await takeRole({ userId, siteId: site }, by), undefined),
    },
    form,
  )
}

export async function setActive(_before: FormState, form: FormData): Promise<FormState> {
  const input = z.object({ userId: z.uuid(), active: z.stringbool() })
  return takeForm(
    { ability, input, run: async (given, by) => outcome(await switchAccount(given, by), undefined) },
    form,
  )
}

export async function newPassword(
  _before: FormState<ShownPassword>,
  form: FormData,
): Promise<FormState<ShownPassword>> {
  const input = z.object({ userId: z.uuid(), name })
  return takeForm(
    {
      ability,
      input,
      run: async (given, by) => {
        const set = await replacePassword(given, by)
        return set.ok
          ? outcome(set, { name: given.name, password: set.password })
          : outcome(set, { name: '', password: '' })
      },
    },
    form,
  )
}
