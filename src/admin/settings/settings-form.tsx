import { Button, Fieldset, Group, Stack, Text } from '@mantine/core'
import { type FormRulesRecord, type UseFormReturnType, useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import type { StoreChanges } from '../../web/schemas/store.ts'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { useStore } from '../current-store.tsx'
import { LeaveGuard } from '../parts/leave-guard.tsx'
import { Section } from '../parts/section.tsx'
import { useWrite } from '../parts/use-write.ts'
import { useRights } from '../session.ts'

interface SettingsFormProps<T> {
  readonly title: string
  readonly intro?: ReactNode
  readonly initial: T
  readonly validate?: FormRulesRecord<T>
  /** What to send, when that is not the form's values as they are. */
  readonly changesOf?: (values: T) => StoreChanges
  readonly children: (form: UseFormReturnType<T>) => ReactNode
}

/** One section of Settings: nothing is changed until it is saved, and leaving with changes asks first. */
export function SettingsForm<T extends StoreChanges>(props: SettingsFormProps<T>) {
  const { title, intro, initial, validate, changesOf = (values) => values, children } = props
  const store = useStore()
  const { mayWrite } = useRights()
  const form = useForm<T>({ initialValues: initial, ...(validate && { validate }) })
  const save = useWrite<T>({
    send: (values) => call(client.api.stores[':id'].$patch({ param: { id: store.id }, json: changesOf(values) })),
    done: () => `${title} saved.`,
    after: (_answer, values) => form.resetDirty(values),
  })
  return (
    <Section title={title} intro={intro}>
      <LeaveGuard isDirty={form.isDirty()} />
      <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Fieldset variant="unstyled" disabled={!mayWrite || save.isPending}>
          <Stack>{children(form)}</Stack>
        </Fieldset>
        {mayWrite ? <SaveBar isDirty={form.isDirty()} isSaving={save.isPending} undo={form.reset} /> : <ReadOnly />}
      </form>
    </Section>
  )
}

interface SaveBarProps {
  readonly isDirty: boolean
  readonly isSaving: boolean
  readonly undo: () => void
}

function SaveBar({ isDirty, isSaving, undo }: SaveBarProps) {
  return (
    <Group justify="flex-end" mt="lg">
      {isDirty && (
        <Button variant="subtle" color="gray" onClick={undo}>
          Undo changes
        </Button>
      )}
      <Button type="submit" disabled={!isDirty} loading={isSaving}>
        Save
      </Button>
    </Group>
  )
}

function ReadOnly() {
  return (
    <Text size="sm" c="dimmed" mt="md">
      You may look at these settings; an owner or marketer may change them.
    </Text>
  )
}
