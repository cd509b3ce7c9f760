import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { isEmail, isNotEmpty, useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { useForgetEverything } from '../session.ts'

const blank = { name: '', email: '', password: '' }

export function OwnerForm() {
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: blank,
    validate: {
      name: isNotEmpty('Your name is shown beside what you change'),
      email: isEmail('This is not an email address'),
      password: (text) => (text.length < 10 ? 'At least 10 characters' : null),
    },
  })
  const forget = useForgetEverything()
  const make = useMutation({
    mutationFn: (values: typeof blank) => call(client.api.owner.$post({ json: values })),
    onSuccess: forget,
  })
  return (
    <form onSubmit={form.onSubmit((values) => make.mutate(values))}>
      <Stack>
        {make.error && (
          <Alert color="red" role="alert">
            {make.error.message}
          </Alert>
        )}
        <TextInput label="Your name" autoComplete="name" {...form.getInputProps('name')} />
        <TextInput label="Email" type="email" autoComplete="username" {...form.getInputProps('email')} />
        <PasswordInput
          label="Password"
          description="At least 10 characters. A sentence is easier to remember than a word."
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={make.isPending} fullWidth mt="xs">
          Make the owner and sign in
        </Button>
      </Stack>
    </form>
  )
}
