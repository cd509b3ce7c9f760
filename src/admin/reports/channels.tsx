import { SimpleGrid, Stack, Text } from '@mantine/core'
import type { ChannelFigures, EmailReport } from '../../reports/report.ts'
import { count, money } from '../format.ts'
import { Figure } from '../parts/figure.tsx'
import { Section } from '../parts/section.tsx'

interface ChannelsProps {
  readonly email: ChannelFigures
  readonly other: ChannelFigures
  readonly definitions: EmailReport['definitions']
}

/** Orders in a currency other than the store's own. */
export function Channels({ email, other, definitions }: ChannelsProps) {
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        Customers are compared in the store’s own currency only; here are the orders in this one.
      </Text>
      <Channel title="Email channel" meaning={definitions.email} figures={email} definitions={definitions} />
      <Channel title="Other orders" meaning={definitions.other} figures={other} definitions={definitions} />
    </Stack>
  )
}

interface ChannelProps {
  readonly title: string
  readonly meaning: string
  readonly figures: ChannelFigures
  readonly definitions: EmailReport['definitions']
}

function Channel({ title, meaning, figures, definitions }: ChannelProps) {
  return (
    <Section title={title} intro={meaning}>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Figure label="Orders" value={count(figures.orders)} definition={definitions.order} />
        <Figure label="AOV" value={figures.aovNet ? money(figures.aovNet) : '–'} definition={definitions.aov} />
        <Figure label="Net" value={money(figures.net)} definition={definitions.net} />
        <Figure label="Gross" value={money(figures.gross)} definition={definitions.gross} />
      </SimpleGrid>
    </Section>
  )
}
