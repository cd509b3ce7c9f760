import { Button, Group, PasswordInput, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { isEmail, isNotEmpty, type UseFormReturnType, useForm } from '@mantine/form'
import type { Role } from '../../web/schemas/session.ts'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { Section } from '../parts/section.tsx'
import { useWrite } from '../parts/use-write.ts'

interface NewPerson {
  name: string
  email: string
  password: string
  role: Role
}

const blank: NewPerson = { name: '', email: '', password: '', role: 'marketer' }

const roles: Readonly<Record<Role, string>> = {
  owner: 'Changes everything, secrets and people included.',
  marketer: 'Changes rules and settings, but neither secrets nor people.',
  viewer: 'Looks, and changes nothing.',
}

export function AddPerson() {
  const form = useForm<NewPerson>({
    initialValues: blank,
    validate: {
      name: isNotEmpty('A name to tell people apart'),
      email: isEmail('This is not an email address'),
      password: (text) => (text.length < 10 ? 'At least 10 characters' : null),
    },
  })
  const add = useWrite<NewPerson>({
    send: (json) => call(client.api.users.$post({ json })),
    done: (_answer, { name }) => `${name} may sign in now.`,
    after: form.reset,
  })
  return (
    <Section title="Add a person" intro="Give them the password yourself; no mail is sent.">
      <form onSubmit={form.onSubmit((values) => add.mutate(values))}>
        <Stack>
          <PersonFields form={form} />
          <Group justify="space-between">
            <SegmentedControl
              data={['viewer', 'marketer', 'owner']}
              aria-label="Role"
              {...form.getInputProps('role')}
            />
            <Button type="submit" loading={add.isPending}>
              Add
            </Button>
          </Group>
          <Text size="sm" c="dimmed">
            {roles[form.values.role]}
          </Text>
        </Stack>
      </form>
    </Section>
  )
}

function PersonFields({ form }: { readonly form: UseFormReturnType<NewPerson> }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <TextInput label="Name" {...form.getInputProps('name')} />
      <TextInput label="Email" type="email" {...form.getInputProps('email')} />
      <PasswordInput label="Password" autoComplete="new-password" {...form.getInputProps('password')} />
    </SimpleGrid>
  )
}
