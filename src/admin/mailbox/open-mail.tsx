import { Box, Button, Center, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconMailOpened } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { MailboxMailJson } from '../../web/schemas/mailbox.ts'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { MailView } from '../mail/mail-view.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { When } from '../parts/when.tsx'
import { mailQuery, rawMailQuery } from './queries.ts'

export function OpenMail({ id }: { readonly id: string | undefined }) {
  if (id === undefined) {
    return (
      <Center mih={400}>
        <Stack align="center" gap="xs" c="dimmed">
          <IconMailOpened size={34} stroke={1.3} />
          <Text size="sm">Choose a mail to read it.</Text>
        </Stack>
      </Center>
    )
  }
  return <ChosenMail id={id} />
}

function ChosenMail({ id }: { readonly id: string }) {
  const query = useQuery(mailQuery(id))
  useMarkRead(id)
  return (
    <Loaded query={query} skeleton={<Skeleton height={460} />}>
      {(mail) => <ReadMail mail={mail} />}
    </Loaded>
  )
}

/** Opening a mail reads it, as in any mail program. Where that is not allowed the mail is open all the same. */
function useMarkRead(id: string) {
  const queries = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: (mail: string) => call(client.api.mailbox[':id'].read.$post({ param: { id: mail }, json: {} })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['mailbox'] }),
  })
  useEffect(() => mutate(id), [id, mutate])
}

function ReadMail({ mail }: { readonly mail: MailboxMailJson }) {
  return (
    <Stack gap="md">
      <BackToList />
      <Box>
        <Title order={2} fz={20} style={{ overflowWrap: 'anywhere' }}>
          {mail.subject}
        </Title>
        <Group justify="space-between" gap="xs" mt={6} align="flex-start">
          <Box miw={0}>
            <Text size="sm" fw={560} style={{ overflowWrap: 'anywhere' }}>
              {mail.from}
            </Text>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              to {mail.to}
            </Text>
          </Box>
          <Text size="sm" c="dimmed" component="div">
            <When at={mail.receivedAt} />
          </Text>
        </Group>
      </Box>
      <MailView html={mail.html} text={mail.text} headers={mail.headers} opensLinks raw={<RawMail id={mail.id} />} />
    </Stack>
  )
}

function RawMail({ id }: { readonly id: string }) {
  const query = useQuery(rawMailQuery(id))
  return (
    <Loaded query={query} skeleton={<Skeleton height={300} />}>
      {(raw) => <pre className="plain-text">{raw}</pre>}
    </Loaded>
  )
}

function BackToList() {
  const navigate = useNavigate()
  const back = () => navigate({ to: '/mailbox', search: ({ mail: _closed, ...rest }) => rest })
  return (
    <Button
      hiddenFrom="sm"
      variant="subtle"
      size="compact-sm"
      leftSection={<IconArrowLeft size={15} />}
      onClick={() => void back()}
      style={{ alignSelf: 'flex-start' }}
    >
      All mails
    </Button>
  )
}
