import { Fieldset, Grid, Stack, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { LeaveGuard } from '../parts/leave-guard.tsx'
import { Section } from '../parts/section.tsx'
import { useRights } from '../session.ts'
import { ConditionGroup } from './condition-tree.tsx'
import { DiscountFields } from './discount-fields.tsx'
import { asGroup, type Draft } from './draft.ts'
import { LimitFields } from './limit-fields.tsx'
import { OfferList } from './offer-list.tsx'
import { RuleActions } from './rule-actions.tsx'
import { RuleTrial } from './rule-trial.tsx'
import { SummaryCard } from './summary-card.tsx'

interface RuleEditorProps {
  /** None while the rule is new. */
  readonly id?: string
  readonly initial: Draft
}

/** Left: the rule in parts. Right: the same rule as a sentence, and what it would have done. */
export function RuleEditor({ id, initial }: RuleEditorProps) {
  const [draft, setDraft] = useState(initial)
  const { mayWrite } = useRights()
  const isDirty = JSON.stringify(draft) !== JSON.stringify(initial)
  return (
    <Grid gap="lg">
      <LeaveGuard isDirty={isDirty} />
      <Grid.Col span={{ base: 12, md: 8 }}>
        <Fieldset variant="unstyled" disabled={!mayWrite}>
          <RuleParts draft={draft} onChange={setDraft} />
        </Fieldset>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }}>
        <Stack gap="lg" style={{ position: 'sticky', top: 24 }}>
          <SummaryCard draft={draft}>
            {mayWrite && (
              <RuleActions id={id} draft={draft} isDirty={isDirty || id === undefined} undo={() => setDraft(initial)} />
            )}
          </SummaryCard>
          <RuleTrial draft={draft} />
        </Stack>
      </Grid.Col>
    </Grid>
  )
}

interface RulePartsProps {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

function RuleParts({ draft, onChange }: RulePartsProps) {
  const { body } = draft
  const change = (changes: Partial<Draft['body']>) => onChange({ ...draft, body: { ...body, ...changes } })
  return (
    <Stack gap="lg">
      <Section title="Name">
        <TextInput
          aria-label="Name"
          placeholder="What a colleague would call it"
          value={draft.name}
          onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
        />
        <Switch
          mt="md"
          label="Fallback"
          description="Asked after every other rule. A store has at most one."
          checked={body.isFallback}
          onChange={(event) => change({ isFallback: event.currentTarget.checked })}
        />
      </Section>
      <Section title="When" intro="Which orders it is for. Without a condition: every order.">
        <ConditionGroup group={asGroup(body.condition)} onChange={(condition) => change({ condition })} />
      </Section>
      <Section title="Offer" intro="In order of preference: the first that may be offered that day wins.">
        <OfferList body={body} onChange={change} />
      </Section>
      <Section title="Price limits" intro="An offer much dearer than the order is seldom taken.">
        <LimitFields cap={body.priceGapCap} onChange={(priceGapCap) => change({ priceGapCap })} />
      </Section>
      <Section title="Discount">
        <DiscountFields discount={body.discount} onChange={(discount) => change({ discount })} />
      </Section>
    </Stack>
  )
}
