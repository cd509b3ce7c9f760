import { Badge, Box, Divider, Group, SimpleGrid, Text } from '@mantine/core'
import type { EmailReport } from '../../reports/report.ts'
import { count } from '../format.ts'
import { Definition } from '../parts/definition.tsx'
import { Section } from '../parts/section.tsx'
import { breakEvenText } from './break-even-text.ts'
import { LiftItem } from './lift-item.tsx'
import { widestOf } from './lift-scale.ts'

const verdicts = {
  better: { label: 'Offers pay', color: 'teal' },
  worse: { label: 'Offers cost money', color: 'red' },
  open: { label: 'Not proved either way', color: 'yellow' },
  'too-few': { label: 'Not enough orders yet', color: 'gray' },
} as const

/** Whether the offers earned anything, and the lifts it rests on. */
export function VerdictSection({ report }: { readonly report: EmailReport }) {
  const { verdict, definitions } = report
  return (
    <Section
      title="Do the offers pay?"
      actions={
        <Group gap={4}>
          <Badge size="lg" color={verdicts[verdict.kind].color}>
            {verdicts[verdict.kind].label}
          </Badge>
          <Definition term="Lift" text={definitions.lift} />
        </Group>
      }
    >
      <Text fz="lg" lh={1.5} maw={780}>
        {verdict.words}
      </Text>
      <Divider my="lg" />
      <Lifts report={report} />
      <Explained report={report} />
    </Section>
  )
}

function Lifts({ report: { lifts, verdict, definitions } }: { readonly report: EmailReport }) {
  const widest = widestOf([lifts.rpr, lifts.aov, lifts.ordersPerRecipient, lifts.conversion])
  return (
    <>
      {verdict.kind === 'too-few' && (
        <Text size="sm" c="dimmed" mb="sm">
          What there is so far. With so few orders these say nothing yet.
        </Text>
      )}
      <SimpleGrid
        cols={{ base: 1, xs: 2, lg: 4 }}
        spacing="xl"
        verticalSpacing="lg"
        opacity={verdict.kind === 'too-few' ? 0.6 : 1}
      >
        <LiftItem label="Revenue per recipient" lift={lifts.rpr} definition={definitions.rpr} widest={widest} />
        <LiftItem label="AOV" lift={lifts.aov} definition={definitions.aov} widest={widest} />
        <LiftItem
          label="Orders per recipient"
          lift={lifts.ordersPerRecipient}
          definition={definitions.ordersPerRecipient}
          widest={widest}
        />
        <LiftItem label="CVR" lift={lifts.conversion} definition={definitions.conversion} widest={widest} />
      </SimpleGrid>
    </>
  )
}

/** What the lifts have to do with each other, and what is still to come. */
function Explained({ report: { lifts, openWindows, windowDays } }: { readonly report: EmailReport }) {
  const open = openWindows.offer + openWindows.heldOut
  return (
    <Box mt="lg">
      {lifts.breakEvenOrdersLift !== null && (
        <Text size="sm" c="dimmed" className="figures">
          {breakEvenText(lifts.breakEvenOrdersLift)}
          {lifts.identity &&
            ` (1 + AOV lift) × (1 + orders lift) = ${factor(lifts.identity.aovTimesOrders)} = 1 + RPR lift.`}
        </Text>
      )}
      {open > 0 && (
        <Text size="sm" c="dimmed" className="figures">
          The window of {windowDays} days is still open for {count(openWindows.offer)} recipients with an offer and{' '}
          {count(openWindows.heldOut)} held out: their figures may yet grow.
        </Text>
      )}
    </Box>
  )
}

function factor(value: number): string {
  return value.toFixed(3)
}
