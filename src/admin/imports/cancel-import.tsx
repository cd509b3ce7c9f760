import type { ImportJson } from '../../web/schemas/import.ts'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { useWrite } from '../parts/use-write.ts'

export function CancelImport({ one }: { readonly one: ImportJson }) {
  const cancel = useWrite({
    send: () => call(client.api.imports[':id'].cancel.$post({ param: { id: one.id } })),
    done: () => `${one.fileName} is cancelled.`,
  })
  return (
    <ConfirmButton
      variant="light"
      color="red"
      size="xs"
      loading={cancel.isPending}
      title={`Cancel the import of ${one.fileName}?`}
      text="What it has recorded stays. The rest can be imported by uploading the file again: nothing is recorded twice."
      confirm="Cancel the import"
      onConfirm={() => cancel.mutate()}
    >
      Cancel
    </ConfirmButton>
  )
}
