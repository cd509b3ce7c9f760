import { Alert, Group } from '@mantine/core'
import { IconAlertTriangle, IconPlayerPause } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useStoreChoice } from '../current-store.tsx'
import { homeQuery } from '../home/queries.ts'
import { HrefLink } from '../parts/links.tsx'

/** What stops all mail is said on every page, not only on Home. */
export function Banner() {
  const { store } = useStoreChoice()
  const { data } = useQuery({ ...homeQuery(store?.id ?? ''), enabled: store !== undefined })
  const stopping = data?.attention.filter((item) => item.kind === 'circuit-open' || item.kind === 'paused') ?? []
  return stopping.map((item) => (
    <Alert
      key={item.kind}
      mb="lg"
      radius="lg"
      color={item.kind === 'paused' ? 'yellow' : 'red'}
      icon={item.kind === 'paused' ? <IconPlayerPause /> : <IconAlertTriangle />}
    >
      <Group justify="space-between" gap="xs">
        <span>{item.text}</span>
        <HrefLink href={item.href}>{item.kind === 'paused' ? 'Open Settings' : 'See waiting messages'}</HrefLink>
      </Group>
    </Alert>
  ))
}
