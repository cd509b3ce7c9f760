import { Badge, Group, PasswordInput, Textarea } from '@mantine/core'
import { useStore } from '../current-store.tsx'
import { connectWords } from '../stores/connect-words.ts'
import { secretText } from './secret-text.ts'
import { SettingsForm } from './settings-form.tsx'

export function HookSecretSection() {
  const { secrets, platform } = useStore()
  const Field = connectWords(platform).secret.isLong ? Textarea : PasswordInput
  return (
    <SettingsForm
      title="Secret"
      intro="Proves that a webhook comes from the store. It is never shown again; the one before stays valid beside it."
      initial={{ secret: '' }}
      validate={{ secret: (text) => ((text ?? '').trim().length < 8 ? 'At least 8 characters' : null) }}
    >
      {(form) => (
        <>
          <Group gap="xs">
            {secrets.map(({ lastFour }, place) => (
              <Badge key={lastFour} color={place === 0 ? 'teal' : 'gray'}>
                {place === 0 ? 'In use' : 'Also accepted'} · {secretText(lastFour)}
              </Badge>
            ))}
          </Group>
          <Field label="New secret" autoComplete="off" {...form.getInputProps('secret')} />
        </>
      )}
    </SettingsForm>
  )
}
