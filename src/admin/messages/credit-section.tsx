import { Badge, Box, Group, Text } from '@mantine/core'
import { Amount } from '../parts/amount.tsx'
import { Definition } from '../parts/definition.tsx'
import { Section } from '../parts/section.tsx'
import { When } from '../parts/when.tsx'
import { definitions } from '../words.ts'
import type { Message } from './queries.ts'

type Attribution = Message['attributions'][number]

export function CreditSection({ attributions }: { readonly attributions: readonly Attribution[] }) {
  return (
    <Section title="Credit" actions={<Definition term="Credited orders" text={definitions.credited} />}>
      {attributions.length === 0 && (
        <Text size="sm" c="dimmed">
          No order is credited to this message.
        </Text>
      )}
      {attributions.map((one) => (
        <Credited key={one.orderNumber} attribution={one} />
      ))}
    </Section>
  )
}

function Credited({ attribution }: { readonly attribution: Attribution }) {
  return (
    <Box py={6}>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600}>Order {attribution.orderNumber}</Text>
        <Text fw={600}>
          <Amount of={attribution.net} />
        </Text>
      </Group>
      <Text size="sm">{attribution.evidenceText}</Text>
      <Text size="xs" c="dimmed" component="div">
        {attribution.evidenceAt && <When at={attribution.evidenceAt} />}
      </Text>
      <Group gap="xs" mt={6}>
        {attribution.offerBought && <Badge color="teal">Bought what was offered</Badge>}
        {attribution.gross.minor !== attribution.net.minor && (
          <Badge color="orange">
            Refunded in part: <Amount of={attribution.gross} /> gross
          </Badge>
        )}
      </Group>
    </Box>
  )
}
