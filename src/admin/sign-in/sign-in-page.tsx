import { Box, Center, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { Mark } from '../parts/mark.tsx'
import { SchemeToggle } from '../shell/account.tsx'
import { OwnerForm } from './owner-form.tsx'
import { SignInForm } from './sign-in-form.tsx'

export function SignInPage({ needsOwner }: { readonly needsOwner: boolean }) {
  const title = needsOwner ? 'Make the owner' : 'Sign in'
  useDocumentTitle(`${title} · Notch`)
  return (
    <Center mih="100dvh" p="md" component="main">
      <Box pos="absolute" top={16} right={16}>
        <SchemeToggle />
      </Box>
      <Stack w={400} maw="100%" gap="lg">
        <Group gap={12}>
          <Mark size={38} />
          <Text fw={720} fz={26} lts="-0.015em">
            Notch
          </Text>
        </Group>
        <Paper p={{ base: 'lg', sm: 'xl' }} shadow="sm">
          <Title order={1} fz={21}>
            {title}
          </Title>
          <Text c="dimmed" size="sm" mb="lg" mt={4}>
            {needsOwner
              ? 'Nobody has an account here yet. The owner may change everything and can add others later.'
              : 'Welcome back.'}
          </Text>
          {needsOwner ? <OwnerForm /> : <SignInForm />}
        </Paper>
        <Text size="xs" c="dimmed" ta="center">
          Thank-you mails with one well-chosen offer, and proof of what they earned.
        </Text>
      </Stack>
    </Center>
  )
}
