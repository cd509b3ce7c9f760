import { Badge, Box, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Section } from '../parts/section.tsx'
import { useWrite } from '../parts/use-write.ts'
import { useRights, useSession } from '../session.ts'
import { AddPerson } from './add-person.tsx'
import { usersQuery } from './queries.ts'

export function PeopleSection() {
  const { isOwner } = useRights()
  if (isOwner) return <People />
  return (
    <Section title="People">
      <Text size="sm" c="dimmed">
        Only an owner sees who may sign in.
      </Text>
    </Section>
  )
}

function People() {
  const query = useQuery(usersQuery)
  return (
    <Stack gap="lg">
      <Section title="People" intro="Who may sign in.">
        <Loaded query={query}>{(users) => users.map((user) => <Person key={user.id} user={user} />)}</Loaded>
      </Section>
      <AddPerson />
    </Stack>
  )
}

interface PersonProps {
  readonly user: { readonly id: string; readonly name: string; readonly email: string; readonly role: string }
}

function Person({ user }: PersonProps) {
  const me = useSession()?.user
  const remove = useWrite({
    send: () => call(client.api.users[':id'].$delete({ param: { id: user.id } })),
    done: () => `${user.name} can no longer sign in.`,
  })
  return (
    <Group justify="space-between" py={8} wrap="nowrap">
      <Box miw={0}>
        <Group gap="xs">
          <Text size="sm" fw={560}>
            {user.name}
          </Text>
          <Badge tt="capitalize" color={user.role === 'owner' ? 'iris' : 'gray'}>
            {user.role}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {user.email}
        </Text>
      </Box>
      {me?.id !== user.id && (
        <ConfirmButton
          variant="subtle"
          size="compact-sm"
          color="red"
          loading={remove.isPending}
          title={`Take away ${user.name}’s access?`}
          text="They are signed out everywhere at once. What they changed stays in the history."
          confirm="Take access away"
          onConfirm={() => remove.mutate()}
        >
          Remove
        </ConfirmButton>
      )}
    </Group>
  )
}
