import { Box, Paper, Table, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { MessageRow } from '../../web/schemas/message.ts'
import { Amount } from '../parts/amount.tsx'
import { TextLink } from '../parts/links.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { When } from '../parts/when.tsx'
import { arms, messageStates } from '../words.ts'

export function MessageTable({ messages }: { readonly messages: readonly MessageRow[] }) {
  return (
    <Paper visibleFrom="sm" className="table-scroll">
      <Table highlightOnHover verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Order</Table.Th>
            <Table.Th>To</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Offer</Table.Th>
            <Table.Th ta="right">Clicks</Table.Th>
            <Table.Th ta="right">Credited</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {messages.map((message) => (
            <Row key={message.id} message={message} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}

function Row({ message }: { readonly message: MessageRow }) {
  const navigate = useNavigate()
  const open = () => navigate({ to: '/messages/$id', params: { id: message.id } })
  return (
    <Table.Tr onClick={open} style={{ cursor: 'pointer' }}>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <OrderCell message={message} />
      </Table.Td>
      <Table.Td maw={230}>
        <Text size="sm" truncate>
          {message.to ?? 'No address'}
        </Text>
      </Table.Td>
      <Table.Td maw={300}>
        <StateBadge word={messageStates[message.state]} />
        <Reason message={message} />
      </Table.Td>
      <Table.Td maw={250}>
        <Offers message={message} />
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {message.humanClicks || <Dash />}
      </Table.Td>
      <Table.Td ta="right">{message.credited ? <Amount of={message.credited.net} /> : <Dash />}</Table.Td>
    </Table.Tr>
  )
}

/** The row's link for the keyboard; a click anywhere on the row does the same. */
function OrderCell({ message }: { readonly message: MessageRow }) {
  return (
    <>
      <TextLink to="/messages/$id" params={{ id: message.id }} fw={600} onClick={(event) => event.stopPropagation()}>
        {message.orderNumber}
      </TextLink>
      <Text size="xs" c="dimmed" component="div">
        <When at={message.sentAt ?? message.dueAt} short />
      </Text>
    </>
  )
}

function Dash() {
  return (
    <Text span c="dimmed">
      –
    </Text>
  )
}

/** Why it was not sent, or waits. */
export function Reason({ message }: { readonly message: MessageRow }) {
  if (message.reasonText === null) return null
  return (
    <Text size="xs" c="dimmed" mt={3} title={message.detail ?? message.reasonText}>
      {message.reasonText}
    </Text>
  )
}

export function Offers({ message }: { readonly message: MessageRow }) {
  if (message.offers.length > 0) {
    return (
      <Box>
        {message.offers.map((title) => (
          <Text key={title} size="sm" truncate title={title}>
            {title}
          </Text>
        ))}
      </Box>
    )
  }
  return (
    <Text size="sm" c="dimmed">
      {withoutOffer(message)}
    </Text>
  )
}

function withoutOffer({ arm, state, sentAt }: MessageRow): string {
  if (state === 'planned') return 'Decided when it leaves'
  if (sentAt === null) return '–'
  return arm === 'held-out' ? arms['held-out'].label : 'Plain thank-you'
}
