import { Button, Group, Text } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { useStore } from '../current-store.tsx'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { Section } from '../parts/section.tsx'
import { useWrite } from '../parts/use-write.ts'
import { useRights } from '../session.ts'

export function PauseSection() {
  const { id, sendingPaused } = useStore()
  const { mayWrite } = useRights()
  const set = useWrite<boolean>({
    send: (paused) => call(client.api.stores[':id'].$patch({ param: { id }, json: { sendingPaused: paused } })),
    done: (_answer, paused) => (paused ? 'Sending is paused.' : 'Mail leaves again.'),
  })
  return (
    <Section title="Pause">
      <Group justify="space-between">
        <Text size="sm" maw={440}>
          {sendingPaused
            ? 'Paused: messages are planned and wait. Those that grow too old meanwhile are not sent.'
            : 'Mail leaves when it is due.'}
        </Text>
        {mayWrite && <PauseButton isPaused={sendingPaused} isBusy={set.isPending} set={set.mutate} />}
      </Group>
    </Section>
  )
}

interface PauseButtonProps {
  readonly isPaused: boolean
  readonly isBusy: boolean
  readonly set: (paused: boolean) => void
}

function PauseButton({ isPaused, isBusy, set }: PauseButtonProps) {
  if (isPaused) {
    return (
      <Button leftSection={<IconPlayerPlay size={16} />} loading={isBusy} onClick={() => set(false)}>
        Resume sending
      </Button>
    )
  }
  return (
    <ConfirmButton
      variant="default"
      leftSection={<IconPlayerPause size={16} />}
      loading={isBusy}
      title="Pause sending?"
      text="No mail of this store leaves until you resume. Orders go on being taken in and messages planned."
      confirm="Pause sending"
      onConfirm={() => set(true)}
    >
      Pause sending
    </ConfirmButton>
  )
}
