import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { useStore } from '../current-store.tsx'
import { LeaveGuard } from '../parts/leave-guard.tsx'
import { useWrite } from '../parts/use-write.ts'
import { errorsByField } from './field-errors.ts'
import type { ApiFieldJson } from './queries.ts'

interface AccessFormProps {
  readonly fields: readonly ApiFieldJson[]
  readonly submit: string
  /** Beside the button that saves. */
  readonly otherwise?: ReactNode
  readonly onSaved: () => void
}

/** All of a platform's fields at once: the API takes them only together, and secrets are never shown again. */
export function AccessForm({ fields, submit, otherwise, onSaved }: AccessFormProps) {
  const { form, save } = useAccessForm(fields, onSaved)
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <LeaveGuard isDirty={form.isDirty() && !save.isSuccess} />
      <Stack>
        {fields.map(({ name, label, help, isSecret }) => {
          const Field = isSecret ? PasswordInput : TextInput
          return (
            <Field
              key={name}
              label={label}
              description={help}
              autoComplete="off"
              spellCheck={false}
              {...form.getInputProps(name)}
            />
          )
        })}
        <Group justify="flex-end">
          {otherwise}
          <Button type="submit" loading={save.isPending}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function useAccessForm(fields: readonly ApiFieldJson[], onSaved: () => void) {
  const { id, credentials } = useStore()
  const known = (name: string) => credentials.find((one) => one.name === name)?.shown ?? ''
  const initial = fields.map(({ name, isSecret }) => [name, isSecret ? '' : known(name)] as const)
  const form = useForm<Record<string, string>>({
    initialValues: Object.fromEntries(initial),
    validate: Object.fromEntries(fields.map(({ name }) => [name, notEmpty])),
  })
  const save = useWrite<Record<string, string>>({
    send: (values) => call(client.api.stores[':id'].$patch({ param: { id }, json: { credentials: values } })),
    done: () => 'API access saved.',
    after: (_answer, values) => {
      form.resetDirty(values)
      onSaved()
    },
    placed: (error) => {
      const found = errorsByField(error, Object.fromEntries(fields.map(({ name, label }) => [name, label])))
      form.setErrors(found)
      return Object.keys(found).length > 0
    },
  })
  return { form, save }
}

function notEmpty(text: string): string | null {
  return text.trim() === '' ? 'Nothing was entered' : null
}
