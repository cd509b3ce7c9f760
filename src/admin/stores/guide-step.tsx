import { Button, Group, Stack, Text } from '@mantine/core'
import { useStore } from '../current-store.tsx'
import { TextLink } from '../parts/links.tsx'
import { Section } from '../parts/section.tsx'
import { connectWords } from './connect-words.ts'
import { useFreshSecret } from './fresh-secret.ts'
import { HookGuide } from './hook-guide.tsx'

/** What to do at the platform, with the secret as long as it is still at hand. */
export function GuideStep({ onNext }: { readonly onNext: () => void }) {
  const { id, platform, hookUrl } = useStore()
  const words = connectWords(platform)
  const secret = useFreshSecret().of(id)
  return (
    <Stack gap="lg">
      <Section title="Point the webhooks here">
        <HookGuide hookUrl={hookUrl} steps={words.steps} secret={secret} />
        {words.secret.make && (
          <Text size="sm" c="dimmed" mt="md">
            {secret === undefined ? 'The secret is not shown again. ' : 'Copy the secret now; it is not shown again. '}
            <TextLink to="/settings/$section" params={{ section: 'hook' }} size="sm">
              Settings
            </TextLink>{' '}
            takes a new one.
          </Text>
        )}
      </Section>
      <Group justify="flex-end">
        <Button onClick={onNext}>Continue</Button>
      </Group>
    </Stack>
  )
}
