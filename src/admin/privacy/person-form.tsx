import { Button, Group, Stack, TextInput } from '@mantine/core'
import { isEmail, useForm } from '@mantine/form'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useStore } from '../current-store.tsx'
import { Section } from '../parts/section.tsx'
import { DoneNote } from './done-note.tsx'
import type { DoneForPerson } from './done-words.ts'
import { EraseButton } from './erase-button.tsx'
import { useExport } from './use-export.ts'

/** What can be done for one person at once, whoever they told. */
export function PersonForm() {
  const store = useStore()
  const [done, setDone] = useState<DoneForPerson>()
  return (
    <Section
      title="Privacy requests"
      intro={`A copy of everything ${store.name} holds of one person, or everything of theirs erased.`}
    >
      <Stack>
        <AddressForm onDone={setDone} />
        {done && <DoneNote done={done} />}
      </Stack>
    </Section>
  )
}

function AddressForm({ onDone }: { readonly onDone: (done: DoneForPerson | undefined) => void }) {
  const validate = { email: isEmail('This is not an email address') }
  const form = useForm({ initialValues: { email: '' }, validate })
  const email = form.values.email.trim()
  const save = useExport({
    onHeld: (held) => onDone({ kind: 'exported', held }),
    onNothing: (text) => onDone({ kind: 'nothing', email, text }),
  })
  const onStart = () => onDone(undefined)
  const start = () => {
    onStart()
    save.mutate(email)
  }
  return (
    <form onSubmit={form.onSubmit(start)}>
      <Group align="flex-start" gap="sm">
        <TextInput
          aria-label="Address of the person"
          placeholder="someone@example.com"
          type="email"
          autoComplete="off"
          flex={{ base: '1 1 100%', sm: 1 }}
          {...form.getInputProps('email')}
        />
        <Button type="submit" variant="default" leftSection={<IconDownload size={16} />} loading={save.isPending}>
          Export
        </Button>
        <EraseButton
          email={form.isValid() ? email : undefined}
          onWrong={() => form.validate()}
          onStart={onStart}
          onErased={(request, erased) => {
            form.reset()
            onDone({ kind: 'erased', email: erased, request })
          }}
        />
      </Group>
    </form>
  )
}
