import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { postSignIn } from '../client.ts'
import { useForgetEverything } from '../session.ts'

export function SignInForm() {
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } })
  const forget = useForgetEverything()
  const signIn = useMutation({
    mutationFn: (values: { email: string; password: string }) => postSignIn('sign-in/email', values),
    onSuccess: forget,
  })
  return (
    <form onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
      <Stack>
        {signIn.error && (
          <Alert color="red" role="alert">
            {signIn.error.message}
          </Alert>
        )}
        <TextInput label="Email" type="email" autoComplete="username" required {...form.getInputProps('email')} />
        <PasswordInput label="Password" autoComplete="current-password" required {...form.getInputProps('password')} />
        <Button type="submit" loading={signIn.isPending} fullWidth mt="xs">
          Sign in
        </Button>
      </Stack>
    </form>
  )
}
