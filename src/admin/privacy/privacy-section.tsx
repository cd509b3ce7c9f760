import { Stack, Text } from '@mantine/core'
import { useStore } from '../current-store.tsx'
import { Section } from '../parts/section.tsx'
import { useRights } from '../session.ts'
import { PersonForm } from './person-form.tsx'
import { RequestList } from './request-list.tsx'

export function PrivacySection() {
  const store = useStore()
  const { isOwner } = useRights()
  if (!isOwner) return <OwnersOnly />
  return (
    <Stack key={store.id}>
      <PersonForm />
      <RequestList />
    </Stack>
  )
}

function OwnersOnly() {
  return (
    <Section title="Privacy requests">
      <Text size="sm" c="dimmed">
        Only an owner may see, export or erase personal data.
      </Text>
    </Section>
  )
}
