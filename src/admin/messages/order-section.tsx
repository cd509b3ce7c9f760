import { Badge, Divider, Group, Text } from '@mantine/core'
import { Amount } from '../parts/amount.tsx'
import { Ident } from '../parts/ident.tsx'
import { keyed } from '../parts/keyed.ts'
import { Section } from '../parts/section.tsx'
import { When } from '../parts/when.tsx'
import type { Message } from './queries.ts'

/** The order the message is about. */
export function OrderSection({ message }: { readonly message: Message }) {
  const { order, customer } = message
  return (
    <Section title={`Order ${order.number}`} intro={<When at={order.placedAt} />}>
      {keyed(order.lines, (line) => line.title).map(({ key, item: line }) => (
        <Group key={key} justify="space-between" wrap="nowrap" gap="md" py={3}>
          <Text size="sm">
            {line.quantity > 1 && `${line.quantity} × `}
            {line.title}
          </Text>
          <Text size="sm" component="div">
            <Amount of={line.total} />
          </Text>
        </Group>
      ))}
      <Divider my="xs" />
      <Group justify="space-between">
        <Text size="sm" fw={600}>
          Charged
        </Text>
        <Text size="sm" fw={600} component="div">
          <Amount of={order.total} />
        </Text>
      </Group>
      <OrderMarks order={order} />
      <Text size="sm" c="dimmed" mt="sm">
        {customer?.name ?? 'A customer without a name'}
        {order.nth !== null && ` · their order number ${order.nth}`}
        {order.country !== null && ` · ${order.country}`}
        {customer && ` · consent: ${customer.consent}`}
      </Text>
      <Text size="xs" c="dimmed">
        <Ident>{order.externalId}</Ident>
      </Text>
    </Section>
  )
}

function OrderMarks({ order }: { readonly order: Message['order'] }) {
  return (
    <Group gap="xs" mt="xs">
      {order.cancelledAt && <Badge color="red">Cancelled</Badge>}
      {order.isFullyRefunded && <Badge color="orange">Refunded in full</Badge>}
      {!order.paidAt && <Badge color="gray">Not paid</Badge>}
    </Group>
  )
}
