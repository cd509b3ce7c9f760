import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useStore } from '../current-store.tsx'
import { count } from '../format.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Section } from '../parts/section.tsx'
import { useRights } from '../session.ts'
import { CodeUpload } from './code-upload.tsx'
import { codePoolsQuery } from './queries.ts'

export function CodePools() {
  const query = useQuery(codePoolsQuery(useStore().id))
  const { mayWrite } = useRights()
  const [opened, { open, close }] = useDisclosure(false)
  const upload = mayWrite && (
    <Button variant="default" size="xs" leftSection={<IconUpload size={15} />} onClick={open}>
      Upload codes
    </Button>
  )
  return (
    <Section
      title="Discount codes"
      intro="Pools of codes made in the shop; each mail takes one of its own."
      actions={upload}
    >
      <Modal opened={opened} onClose={close} title="Upload codes" radius="lg" centered>
        <CodeUpload close={close} />
      </Modal>
      <Loaded query={query}>{(pools) => <PoolList pools={pools} />}</Loaded>
    </Section>
  )
}

interface PoolListProps {
  readonly pools: readonly { readonly pool: string; readonly total: number; readonly left: number }[]
}

function PoolList({ pools }: PoolListProps) {
  if (pools.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No pools. Rules may also name one code for everyone, or none.
      </Text>
    )
  }
  return (
    <Stack gap="sm">
      {pools.map(({ pool, total, left }) => (
        <div key={pool}>
          <Group justify="space-between">
            <Text size="sm" fw={560}>
              {pool}
            </Text>
            <Text size="sm" c={left === 0 ? 'red' : 'dimmed'} className="figures">
              {count(left)} of {count(total)} left
            </Text>
          </Group>
          <Progress value={total === 0 ? 0 : (left / total) * 100} size={5} mt={4} aria-label={`${pool}: codes left`} />
        </div>
      ))}
    </Stack>
  )
}
