import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { useStore } from '../current-store.tsx'
import { plural } from '../format.ts'
import { useWrite } from '../parts/use-write.ts'
import { codesIn } from './codes-in.ts'

export function CodeUpload({ close }: { readonly close: () => void }) {
  const { id: store } = useStore()
  const form = useForm({
    initialValues: { pool: '', text: '' },
    validate: {
      pool: (text) => (text.trim() === '' ? 'Rules name the pool' : null),
      text: (text) => (codesIn(text).length === 0 ? 'No codes yet' : null),
    },
  })
  const add = useWrite<{ pool: string; codes: string[] }, { added: number; known: number }>({
    send: (json) => call(client.api.codes.$post({ json: { store, ...json } })),
    done: ({ added, known }) => `${plural(added, 'code')} added${known > 0 ? `, ${known} were there already` : ''}.`,
    after: close,
  })
  const found = codesIn(form.values.text).length
  return (
    <form onSubmit={form.onSubmit(({ pool, text }) => add.mutate({ pool: pool.trim(), codes: codesIn(text) }))}>
      <Stack>
        <TextInput label="Pool" placeholder="winter-10" data-autofocus {...form.getInputProps('pool')} />
        <Textarea
          label="Codes"
          description="One a line, or parted by commas. They must exist in the shop, for one use each."
          minRows={8}
          maxRows={14}
          autosize
          classNames={{ input: 'ident' }}
          {...form.getInputProps('text')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={add.isPending}>
            {found === 0 ? 'Upload' : `Upload ${plural(found, 'code')}`}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
