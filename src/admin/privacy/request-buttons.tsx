import { Button, Group } from '@mantine/core'
import type { PrivacyRequestRow } from '../../web/schemas/privacy.ts'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { useWrite } from '../parts/use-write.ts'
import { useExport } from './use-export.ts'

/** Of an open request for a copy: take the data, then say that it was handed over. */
export function RequestButtons({ request }: { readonly request: Pick<PrivacyRequestRow, 'id' | 'email'> }) {
  const { id, email } = request
  const save = useExport()
  const answer = useWrite({
    send: () => call(client.api.privacy[':id'].done.$post({ param: { id } })),
    done: () => 'The request is answered.',
  })
  return (
    <Group gap="xs">
      {email !== null && (
        <Button variant="default" size="xs" loading={save.isPending} onClick={() => save.mutate(email)}>
          Export
        </Button>
      )}
      <ConfirmButton
        variant="light"
        color="iris"
        size="xs"
        loading={answer.isPending}
        title="Was the data handed over?"
        text="The request is done then, and whose it was is forgotten. Export the data first."
        confirm="Yes, mark answered"
        onConfirm={() => answer.mutate()}
      >
        Mark answered
      </ConfirmButton>
    </Group>
  )
}
