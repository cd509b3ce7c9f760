import { Button, Group, Stack, TextInput } from '@mantine/core'
import { isEmail, useForm } from '@mantine/form'
import { IconBan } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { useStore } from '../current-store.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Pages } from '../parts/pages.tsx'
import { SearchInput } from '../parts/search-input.tsx'
import { Section } from '../parts/section.tsx'
import { useWrite } from '../parts/use-write.ts'
import { useRights } from '../session.ts'
import { suppressionPagesQuery } from './queries.ts'
import { SuppressionList } from './suppression-list.tsx'

export function SuppressionsSection() {
  const store = useStore()
  const { mayWrite } = useRights()
  const [q, setQ] = useState('')
  const query = useInfiniteQuery(suppressionPagesQuery(store.id, q))
  return (
    <Stack>
      <Section
        title="Addresses not to mail"
        intro="Unsubscribed, returned, reported as spam, or added here. Nothing leaves to them, whatever the order."
      >
        {mayWrite && <AddForm />}
      </Section>
      <SearchInput label="Part of an address" value={q} onSearch={setQ} />
      <Pages query={query} empty={<NoAddress isFiltered={q !== ''} />}>
        {(items) => <SuppressionList items={items} />}
      </Pages>
    </Stack>
  )
}

function NoAddress({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <Nothing
      icon={IconBan}
      title={isFiltered ? 'No address fits' : 'Nobody is on the list'}
      text={isFiltered ? 'Try a shorter part of it.' : 'Who unsubscribes appears here by themselves.'}
    />
  )
}

function AddForm() {
  const store = useStore()
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: isEmail('This is not an email address') },
  })
  const add = useWrite<string>({
    send: (email) => call(client.api.suppressions.$post({ json: { store: store.id, email } })),
    done: (_answer, email) => `${email} will not be mailed.`,
    after: form.reset,
  })
  return (
    <form onSubmit={form.onSubmit(({ email }) => add.mutate(email.trim()))}>
      <Group align="flex-start" gap="sm">
        <TextInput
          aria-label="Address not to mail"
          placeholder="someone@example.com"
          type="email"
          flex={1}
          miw={200}
          {...form.getInputProps('email')}
        />
        <Button type="submit" loading={add.isPending}>
          Add
        </Button>
      </Group>
    </form>
  )
}
