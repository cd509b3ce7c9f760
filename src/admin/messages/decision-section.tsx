import { Divider, Stack, Text } from '@mantine/core'
import { type Trace, trace as traceSchema } from '../../offers/trace.ts'
import { Section } from '../parts/section.tsx'
import { When } from '../parts/when.tsx'
import { DecidedOffers } from './decided-offers.tsx'
import { DecisionRules } from './decision-rules.tsx'
import type { Message } from './queries.ts'

type Decision = NonNullable<Message['decision']>

/** What was offered, and every rule and product considered with why it won or lost. */
export function DecisionSection({ decision }: { readonly decision: Message['decision'] }) {
  if (!decision) {
    return (
      <Section title="Decision">
        <Text size="sm" c="dimmed">
          The offer is decided at the moment the mail leaves; that has not happened.
        </Text>
      </Section>
    )
  }
  const trace = traceSchema.safeParse(decision.trace).data
  return (
    <Section title="Decision" intro={<When at={decision.decidedAt} />}>
      <Stack gap="md">
        {trace && <Text fw={580}>{outcomeText(decision, trace)}</Text>}
        <DecidedOffers offers={decision.offers} />
        <Divider />
        {trace ? (
          <DecisionRules trace={trace} />
        ) : (
          <Text size="sm" c="dimmed">
            The trace was written by another version of Notch and cannot be shown.
          </Text>
        )}
      </Stack>
    </Section>
  )
}

function outcomeText({ rule }: Decision, { outcome }: Trace): string {
  switch (outcome) {
    case 'offered':
      return rule ? `The rule “${rule.name}” (version ${rule.version}) made the offer.` : 'An offer was made.'
    case 'held-out':
      return 'The customer is held out: the mail carries no offer, so that the offer’s effect can be measured.'
    case 'nothing-to-offer':
      return 'No rule had a product to offer, so the mail carries none.'
    case 'no-rules':
      return 'There was no enabled rule, so the mail carries no offer.'
    case 'order-missing':
      return 'The order was no longer there, so nothing could be decided.'
    default:
      return outcome satisfies never
  }
}
