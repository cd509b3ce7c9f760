import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useStore } from '../current-store.tsx'
import { TextLink } from '../parts/links.tsx'
import { Section } from '../parts/section.tsx'
import { useRights } from '../session.ts'
import { connectWords } from '../stores/connect-words.ts'
import { HookGuide } from '../stores/hook-guide.tsx'
import { platformsQuery } from '../stores/queries.ts'
import { AccessSection } from './access-section.tsx'
import { HealthSection } from './health-section.tsx'
import { HookSecretSection } from './hook-secret-section.tsx'

export function HookSection() {
  const { platform, hookUrl } = useStore()
  const { isOwner } = useRights()
  const platforms = useQuery(platformsQuery).data?.items ?? []
  const fields = platforms.find(({ name }) => name === platform)?.apiFields ?? []
  return (
    <Stack gap="lg">
      <HealthSection />
      <Section
        title="Point the webhooks here"
        actions={
          <TextLink to="/connect" size="sm">
            See them come in
          </TextLink>
        }
      >
        <HookGuide hookUrl={hookUrl} steps={connectWords(platform).steps} />
      </Section>
      {isOwner ? <HookSecretSection /> : <Text c="dimmed">Only an owner may change the secret or the API access.</Text>}
      {fields.length > 0 && <AccessSection fields={fields} />}
    </Stack>
  )
}
