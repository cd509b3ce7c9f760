import { Paper, SegmentedControl, Stack, Text } from '@mantine/core'
import type { Condition } from '../../offers/condition.ts'
import { keyed } from '../parts/keyed.ts'
import { AddCondition } from './add-condition.tsx'
import { ConditionHead } from './condition-head.tsx'
import { type Group, replaced, without } from './draft.ts'
import { LeafFields } from './leaf-fields.tsx'
import { leafLabels } from './leaf-words.ts'

interface ConditionGroupProps {
  readonly group: Group
  readonly onChange: (group: Group) => void
  readonly depth?: number
}

/** All of these, or any: a group of conditions, groups among them. Group and item are in one file as they nest. */
export function ConditionGroup({ group, onChange, depth = 0 }: ConditionGroupProps) {
  const set = (conditions: readonly Condition[]) => onChange({ ...group, conditions })
  const { conditions } = group
  return (
    <Stack gap="sm">
      {conditions.length > 1 && <JoinedBy kind={group.kind} onChange={(kind) => onChange({ ...group, kind })} />}
      {conditions.length === 0 && (
        <Text size="sm" c="dimmed">
          {depth === 0 ? 'Every order.' : 'Nothing in this group yet; it says nothing.'}
        </Text>
      )}
      {keyed(conditions, (condition) => condition.kind).map(({ key, item }, place) => (
        <ConditionItem
          key={key}
          condition={item}
          depth={depth}
          onChange={(next) => set(replaced(conditions, place, next))}
          onRemove={() => set(without(conditions, place))}
        />
      ))}
      <AddCondition depth={depth} onAdd={(condition) => set([...conditions, condition])} />
    </Stack>
  )
}

interface JoinedByProps {
  readonly kind: Group['kind']
  readonly onChange: (kind: Group['kind']) => void
}

function JoinedBy({ kind, onChange }: JoinedByProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="How the conditions are joined"
      style={{ alignSelf: 'flex-start' }}
      value={kind}
      onChange={(next) => onChange(next === 'any' ? 'any' : 'all')}
      data={[
        { value: 'all', label: 'All of these' },
        { value: 'any', label: 'Any of these' },
      ]}
    />
  )
}

interface ConditionItemProps {
  readonly condition: Condition
  readonly depth: number
  readonly onChange: (condition: Condition) => void
  readonly onRemove: () => void
}

/** One condition with its "not" beside it: in the tree, "not" is a node around it. */
function ConditionItem({ condition, depth, onChange, onRemove }: ConditionItemProps) {
  const isNot = condition.kind === 'not'
  const inner = isNot ? condition.condition : condition
  const wrap = (next: Condition) => onChange(isNot ? { kind: 'not', condition: next } : next)
  const flip = () => onChange(isNot ? inner : { kind: 'not', condition: inner })
  return (
    <Paper radius="md" p="sm" bg="var(--notch-page)">
      <ConditionHead label={labelOf(inner)} isNot={isNot} flip={flip} onRemove={onRemove} />
      <ConditionBody condition={inner} depth={depth} onChange={wrap} onRemove={onRemove} />
    </Paper>
  )
}

function ConditionBody(props: ConditionItemProps) {
  const { condition, depth, onChange } = props
  switch (condition.kind) {
    case 'all':
    case 'any':
      return <ConditionGroup group={{ ...condition }} depth={depth + 1} onChange={onChange} />
    case 'not':
      // A "not" in a "not" comes only from outside the editor; it is shown as an item of its own.
      return <ConditionItem {...props} depth={depth + 1} />
    default:
      return <LeafFields leaf={condition} onChange={onChange} />
  }
}

function labelOf(condition: Condition): string {
  if (condition.kind === 'all' || condition.kind === 'any') return 'Group'
  return condition.kind === 'not' ? 'Not' : leafLabels[condition.kind]
}
