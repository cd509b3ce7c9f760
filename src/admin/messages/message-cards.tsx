import { Group, Paper, Stack, Text } from '@mantine/core'
import type { MessageRow } from '../../web/schemas/message.ts'
import { money, plural } from '../format.ts'
import { BoxLink } from '../parts/links.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { When } from '../parts/when.tsx'
import { messageStates } from '../words.ts'
import { Offers, Reason } from './message-table.tsx'

/** The table's rows on a phone. */
export function MessageCards({ messages }: { readonly messages: readonly MessageRow[] }) {
  return (
    <Stack hiddenFrom="sm" gap="sm">
      {messages.map((message) => (
        <Paper key={message.id} style={{ overflow: 'hidden' }}>
          <BoxLink to="/messages/$id" params={{ id: message.id }} className="row-link" p="md">
            <CardBody message={message} />
          </BoxLink>
        </Paper>
      ))}
    </Stack>
  )
}

function CardBody({ message }: { readonly message: MessageRow }) {
  return (
    <>
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <Text fw={600}>{message.orderNumber}</Text>
        <StateBadge word={messageStates[message.state]} />
      </Group>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" c="dimmed" truncate>
          {message.to ?? 'No address'}
        </Text>
        <Text size="xs" c="dimmed" component="div">
          <When at={message.sentAt ?? message.dueAt} short />
        </Text>
      </Group>
      <Reason message={message} />
      {message.state === 'sent' && <Offers message={message} />}
      <Outcome message={message} />
    </>
  )
}

function Outcome({ message }: { readonly message: MessageRow }) {
  const parts = [
    message.humanClicks > 0 ? plural(message.humanClicks, 'click') : '',
    message.credited ? `${money(message.credited.net)} credited` : '',
  ].filter((part) => part !== '')
  if (parts.length === 0) return null
  return (
    <Text size="sm" fw={560} mt={4} className="figures">
      {parts.join(' · ')}
    </Text>
  )
}
