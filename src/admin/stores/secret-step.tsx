import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { useEffect } from 'react'
import { Section } from '../parts/section.tsx'
import { type ConnectWords, connectWords } from './connect-words.ts'
import { idOf } from './draft.ts'
import { HookGuide } from './hook-guide.tsx'
import type { StoreForm } from './platform-step.tsx'
import type { Platform } from './queries.ts'

interface SecretStepProps {
  readonly form: StoreForm
  readonly platform: Platform
  readonly hooksUrl: string
}

/**
 * Where the platform shows the secret, its webhooks are made first and the secret is pasted here. Where it wants to be
 * given one, the store is added with it first: saving a webhook may knock at the address.
 */
export function SecretStep({ form, platform, hooksUrl }: SecretStepProps) {
  const words = connectWords(platform.name)
  return (
    <Stack gap="lg">
      {!words.secret.make && (
        <Section title="Point the webhooks here">
          <HookGuide hookUrl={hooksUrl + idOf(form.values)} steps={words.steps} />
        </Section>
      )}
      <Section
        title="Webhook secret"
        intro="With it the store signs what it tells us. It is kept encrypted and never shown again."
      >
        <SecretField form={form} words={words.secret} />
      </Section>
    </Stack>
  )
}

interface SecretFieldProps {
  readonly form: StoreForm
  readonly words: ConnectWords['secret']
}

function SecretField({ form, words }: SecretFieldProps) {
  const field = {
    label: 'Secret',
    description: words.help,
    autoComplete: 'off',
    classNames: { input: 'ident' },
    ...form.getInputProps('secret'),
  }
  const { make } = words
  const { setFieldValue } = form
  const isEmpty = form.values.secret === ''
  // Once, on arriving: who empties the field wants to enter another.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (make && isEmpty) setFieldValue('secret', make())
  }, [])
  if (words.isLong) return <Textarea autosize minRows={3} maxRows={10} {...field} />
  return (
    <Group align="flex-end" gap="sm">
      <TextInput flex={1} miw={220} {...field} />
      {make && (
        <Button variant="default" onClick={() => setFieldValue('secret', make())}>
          Make another
        </Button>
      )}
    </Group>
  )
}
