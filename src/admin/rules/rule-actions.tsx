import { Alert, Button, Group, List, Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { useStore } from '../current-store.tsx'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { useWrite } from '../parts/use-write.ts'
import { type Draft, tidied } from './draft.ts'
import { mistakesIn } from './mistakes.ts'

interface RuleActionsProps {
  readonly id: string | undefined
  readonly draft: Draft
  readonly isDirty: boolean
  readonly undo: () => void
}

export function RuleActions({ id, draft, isDirty, undo }: RuleActionsProps) {
  const [mistakes, setMistakes] = useState<readonly string[]>([])
  const save = useSave(id)
  const trySave = () => {
    const found = mistakesIn(draft)
    setMistakes(found)
    if (found.length === 0) save.mutate(draft)
  }
  return (
    <Stack mt="md" gap="sm">
      {mistakes.length > 0 && <Mistakes mistakes={mistakes} />}
      <Group gap="sm">
        <Button onClick={trySave} disabled={!isDirty} loading={save.isPending}>
          {id ? 'Save' : 'Make the rule'}
        </Button>
        {id && isDirty && (
          <Button variant="subtle" color="gray" onClick={undo}>
            Undo changes
          </Button>
        )}
        {id && !isDirty && <Delete id={id} name={draft.name} />}
      </Group>
    </Stack>
  )
}

function useSave(id: string | undefined) {
  const store = useStore()
  const navigate = useNavigate()
  return useWrite<Draft>({
    send: ({ name, body }) => {
      const json = { name: name.trim(), body: { ...body, condition: tidied(body.condition) } }
      return id
        ? call(client.api.rules[':id'].$put({ param: { id }, json }))
        : call(client.api.rules.$post({ json: { store: store.id, ...json } }))
    },
    done: () => 'Saved. Mails that leave from now on follow it.',
    after: () => navigate({ to: '/rules', ignoreBlocker: true }),
  })
}

function Mistakes({ mistakes }: { readonly mistakes: readonly string[] }) {
  return (
    <Alert color="red" role="alert" title="Not yet">
      <List size="sm">
        {mistakes.map((mistake) => (
          <List.Item key={mistake}>{mistake}</List.Item>
        ))}
      </List>
    </Alert>
  )
}

function Delete({ id, name }: { readonly id: string; readonly name: string }) {
  const navigate = useNavigate()
  const remove = useWrite<void, { kind: 'deleted' | 'disabled' }>({
    send: () => call(client.api.rules[':id'].$delete({ param: { id } })),
    done: ({ kind }) =>
      kind === 'deleted'
        ? `“${name}” is deleted.`
        : `“${name}” decided for some messages, so it is kept but never asked.`,
    after: () => navigate({ to: '/rules' }),
  })
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      loading={remove.isPending}
      title={`Delete “${name}”?`}
      text="It is no longer asked. When it has decided for some message it is kept, switched off, so that the message can still say why."
      confirm="Delete the rule"
      onConfirm={() => remove.mutate()}
    >
      Delete
    </ConfirmButton>
  )
}
