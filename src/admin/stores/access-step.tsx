import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useStore } from '../current-store.tsx'
import { Section } from '../parts/section.tsx'
import { useRights } from '../session.ts'
import { AccessForm } from './access-form.tsx'
import { AccessKnown } from './access-known.tsx'
import { connectWords } from './connect-words.ts'
import type { ApiFieldJson } from './queries.ts'

interface AccessStepProps {
  readonly fields: readonly ApiFieldJson[]
  readonly onNext: () => void
}

export function AccessStep({ fields, onNext }: AccessStepProps) {
  const { platform, platformLabel, credentials } = useStore()
  const { isOwner } = useRights()
  const words = connectWords(platform)
  const go = <Button onClick={onNext}>Continue</Button>
  return (
    <Section title={`Access to ${platformLabel}’s API`} intro={words.access}>
      {words.needsAccess && credentials.length === 0 && (
        <Alert color="yellow" mb="md" radius="md">
          Until there is access, every order waits. Nothing is lost meanwhile.
        </Alert>
      )}
      {credentials.length > 0 ? (
        <Stack>
          <AccessKnown fields={fields} />
          <Group justify="flex-end">{go}</Group>
        </Stack>
      ) : isOwner ? (
        <AccessForm fields={fields} submit="Save and continue" onSaved={onNext} otherwise={<Skip onSkip={onNext} />} />
      ) : (
        <Stack>
          <Text size="sm">Only an owner may enter it.</Text>
          <Group justify="flex-end">{go}</Group>
        </Stack>
      )}
    </Section>
  )
}

function Skip({ onSkip }: { readonly onSkip: () => void }) {
  return (
    <Button variant="default" onClick={onSkip}>
      Not now
    </Button>
  )
}
