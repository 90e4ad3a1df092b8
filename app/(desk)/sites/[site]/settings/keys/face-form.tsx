'use client'

import { Button, Checkbox, Fieldset, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { useActionState } from 'react'
import { FormMessage } from '#app/(desk)/settings/people/form-message.tsx'
import { saveAnswers } from '#app/(desk)/sites/[site]/settings/keys/actions.ts'
import { ATTRIBUTE_TABLE } from '#lib/perspective/attributes.ts'
import type { AnswerSettings } from '#lib/perspective/schema.ts'

const SWITCHABLE = ATTRIBUTE_TABLE.filter(({ source }) => source !== 'direct')

export function FaceForm({ site, settings }: { site: string; settings: AnswerSettings }) {
  const [state, action, pending] = useActionState(saveAnswers, null)
  return (
    <form action={action}>
      <input type="hidden" name="site" value={site} />
      <Stack gap="sm">
        <FormMessage state={state} />
        <Checkbox
          name="scoreAnyway"
          defaultChecked={settings.scoreAnyway}
          label="Score texts in other languages as if they were English"
          description="Otherwise they are refused, and many clients publish what is refused. The scores mean little."
        />
        <Checkbox
          name="strictModerations"
          defaultChecked={settings.strictModerations}
          label="Refuse moderations in OpenAI’s form"
          description="For programs that rely on categories that are not modelled here, such as self-harm."
        />
        <Fieldset legend="Answer these, although no scorer was trained for them">
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
            {SWITCHABLE.map(({ name, source }) => (
              <Checkbox
                key={name}
                name={`on-${name}`}
                defaultChecked={!settings.attributesOff.includes(name)}
                label={`${name} (${source})`}
              />
            ))}
          </SimpleGrid>
        </Fieldset>
        <Group>
          <Button type="submit" loading={pending}>
            Save
          </Button>
          <Text role="status" size="sm">
            {state?.ok ? 'Saved. Every server goes by it within three seconds.' : ''}
          </Text>
        </Group>
      </Stack>
    </form>
  )
}
