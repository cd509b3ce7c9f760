import { Group, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { RuleBody } from '../../offers/rule.ts'
import { useStore } from '../current-store.tsx'
import { plural } from '../format.ts'
import { PercentInput } from './limit-fields.tsx'
import { codePoolsQuery } from './queries.ts'

type Discount = RuleBody['discount']

interface DiscountFieldsProps {
  readonly discount: Discount
  readonly onChange: (discount: Discount) => void
}

const kinds = [
  { value: 'none', label: 'None' },
  { value: 'shared', label: 'One for all' },
  { value: 'pool', label: 'One for each' },
]

export function DiscountFields({ discount, onChange }: DiscountFieldsProps) {
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label="Discount"
        data={kinds}
        value={discount.kind}
        onChange={(kind) => onChange(blankOf(kind))}
        style={{ alignSelf: 'flex-start' }}
      />
      {discount.kind === 'none' && (
        <Text size="sm" c="dimmed">
          Try without first: a discount costs on every order that would have come anyway.
        </Text>
      )}
      {discount.kind === 'shared' && <SharedCode discount={discount} onChange={onChange} />}
      {discount.kind === 'pool' && <Pool discount={discount} onChange={onChange} />}
    </Stack>
  )
}

function blankOf(kind: string): Discount {
  if (kind === 'shared') return { kind, code: '' }
  return kind === 'pool' ? { kind, pool: '' } : { kind: 'none' }
}

interface SomeDiscountProps<Kind extends Discount['kind']> {
  readonly discount: Extract<Discount, { kind: Kind }>
  readonly onChange: (discount: Discount) => void
}

function SharedCode({ discount, onChange }: SomeDiscountProps<'shared'>) {
  const { kind, code, percentOff } = discount
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        label="Code"
        description="It must exist in the shop."
        classNames={{ input: 'ident' }}
        value={code}
        onChange={(event) => onChange({ ...discount, code: event.currentTarget.value })}
      />
      <PercentInput
        label="Percent off, as shown in the mail"
        value={percentOff}
        onChange={(next) => onChange({ kind, code, ...(next && { percentOff: next }) })}
      />
      <Text size="sm" pb={8}>
        off
      </Text>
    </Group>
  )
}

function Pool({ discount, onChange }: SomeDiscountProps<'pool'>) {
  const pools = useQuery(codePoolsQuery(useStore().id)).data ?? []
  const { kind, pool, percentOff } = discount
  return (
    <Group gap="sm" align="flex-end">
      <Select
        label="Pool"
        description="Each mail takes one; its use proves who came."
        placeholder={pools.length === 0 ? 'Upload codes on the Rules page first' : 'Choose a pool'}
        data={pools.map((one) => ({ value: one.pool, label: `${one.pool} (${plural(one.left, 'code')} left)` }))}
        value={pool || null}
        onChange={(next) => onChange({ ...discount, pool: next ?? '' })}
        miw={260}
      />
      <PercentInput
        label="Percent off, as shown in the mail"
        value={percentOff}
        onChange={(next) => onChange({ kind, pool, ...(next && { percentOff: next }) })}
      />
      <Text size="sm" pb={8}>
        off
      </Text>
    </Group>
  )
}
