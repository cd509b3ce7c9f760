import { Divider, SimpleGrid, Text } from '@mantine/core'
import type { Counts } from '../../web/schemas/home.ts'
import { count, money } from '../format.ts'
import { Figure } from '../parts/figure.tsx'
import { Section } from '../parts/section.tsx'
import { definitions } from '../words.ts'

interface HappenedProps {
  readonly day: Counts
  readonly week: Counts
}

/** The path of an order in figures: what came in, what left, what came of it. */
export function Happened({ day, week }: HappenedProps) {
  return (
    <Section title="Last 24 hours" intro="The small figures are of the last 7 days.">
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="lg" verticalSpacing="lg">
        <Counted label="Deliveries" day={day.deliveries} week={week.deliveries} definition={definitions.deliveries} />
        <Counted label="Orders" day={day.orders} week={week.orders} definition={definitions.orders} />
        <Counted label="Planned" day={day.planned} week={week.planned} definition={definitions.planned} />
        <Counted label="Sent" day={day.sent} week={week.sent} definition={definitions.sent} />
        <Counted label="Clicks" day={day.humanClicks} week={week.humanClicks} definition={definitions.humanClicks} />
        <Counted
          label="Credited orders"
          day={day.creditedOrders}
          week={week.creditedOrders}
          definition={definitions.credited}
        />
      </SimpleGrid>
      <Divider my="md" />
      <Text size="sm" c="dimmed">
        Credited orders brought{' '}
        <Text span fw={600} c="var(--mantine-color-text)" className="figures">
          {money(day.creditedNet)}
        </Text>{' '}
        net in 24 hours and {money(week.creditedNet)} in 7 days. Scanners followed {count(day.scannerClicks)} more links
        in 24 hours ({count(week.scannerClicks)} in 7 days); they never count. Credit is not proof: the Report compares
        with held-out customers.
      </Text>
    </Section>
  )
}

interface CountedProps {
  readonly label: string
  readonly day: number
  readonly week: number
  readonly definition: string
}

function Counted({ label, day, week, definition }: CountedProps) {
  return <Figure label={label} value={count(day)} note={`${count(week)} in 7 days`} definition={definition} />
}
