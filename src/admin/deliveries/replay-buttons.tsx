import { Button, type MantineSize } from '@mantine/core'
import { IconReload } from '@tabler/icons-react'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { plural } from '../format.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { useWrite } from '../parts/use-write.ts'
import { useRights } from '../session.ts'

interface ReplayOneProps {
  readonly id: string
  readonly size?: MantineSize
}

/** Reading a delivery again is harmless: what it says is recorded at most once. */
export function ReplayOne({ id, size = 'sm' }: ReplayOneProps) {
  const { mayWrite } = useRights()
  const replay = useWrite({
    send: () => call(client.api.deliveries[':id'].replay.$post({ param: { id } })),
    done: () => 'It is waiting to be read again.',
  })
  if (!mayWrite) return null
  return (
    <Button
      variant="default"
      size={size}
      leftSection={<IconReload size={15} />}
      loading={replay.isPending}
      onClick={() => replay.mutate()}
    >
      Replay
    </Button>
  )
}

export function ReplayAll({ store }: { readonly store: string }) {
  const { mayWrite } = useRights()
  const replay = useWrite({
    send: () => call(client.api.deliveries['replay-quarantined'].$post({ json: { store } })),
    done: ({ replayed }) => `${plural(replayed, 'delivery', 'deliveries')} waiting to be read again.`,
  })
  if (!mayWrite) return null
  return (
    <ConfirmButton
      color="iris"
      variant="light"
      leftSection={<IconReload size={16} />}
      loading={replay.isPending}
      title="Replay every quarantined delivery?"
      text="Each is read again in the order it came. What still cannot be read goes back to quarantine. Nothing is recorded twice."
      confirm="Replay all"
      onConfirm={() => replay.mutate()}
    >
      Replay all quarantined
    </ConfirmButton>
  )
}
