import { Group, MultiSelect, NumberInput, TagsInput, Text, TextInput } from '@mantine/core'
import type { Leaf } from '../../offers/condition.ts'
import { countries } from './countries.ts'
import { MoneyInput } from './money-input.tsx'
import { ProductList } from './product-list.tsx'

interface LeafFieldsProps {
  readonly leaf: Leaf
  readonly onChange: (leaf: Leaf) => void
}

export function LeafFields({ leaf, onChange }: LeafFieldsProps) {
  switch (leaf.kind) {
    case 'always':
      return null
    case 'bought-product':
      return <ProductList ids={leaf.anyOf} onChange={(anyOf) => onChange({ ...leaf, anyOf })} />
    case 'bought-tag':
    case 'bought-category':
      return <Words leaf={leaf} onChange={onChange} />
    case 'order-at-least':
    case 'order-at-most':
      return <MoneyInput label="Amount" value={leaf} onChange={(money) => onChange({ ...leaf, ...money })} />
    case 'nth-order':
      return <NthFields leaf={leaf} onChange={onChange} />
    case 'country':
      return <Countries leaf={leaf} onChange={onChange} />
    case 'date-range':
      return <DayFields leaf={leaf} onChange={onChange} />
    default:
      return leaf satisfies never
  }
}

interface FieldsProps<Kind extends Leaf['kind']> {
  readonly leaf: Extract<Leaf, { kind: Kind }>
  readonly onChange: (leaf: Leaf) => void
}

function Words({ leaf, onChange }: FieldsProps<'bought-tag' | 'bought-category'>) {
  return (
    <TagsInput
      aria-label={leaf.kind === 'bought-tag' ? 'Tags' : 'Categories'}
      placeholder="Type one and press Enter; any of them counts"
      value={leaf.anyOf}
      onChange={(anyOf) => onChange({ ...leaf, anyOf })}
      acceptValueOnBlur
    />
  )
}

function Countries({ leaf, onChange }: FieldsProps<'country'>) {
  return (
    <MultiSelect
      aria-label="Countries"
      placeholder={leaf.anyOf.length === 0 ? 'Any of these countries' : ''}
      data={countries}
      searchable
      value={leaf.anyOf}
      onChange={(anyOf) => onChange({ ...leaf, anyOf })}
    />
  )
}

function NthFields({ leaf, onChange }: FieldsProps<'nth-order'>) {
  const { kind, from, to } = leaf
  const last = (value: number | string) => (value === '' ? {} : { to: Number(value) })
  return (
    <Group gap="sm">
      <Text size="sm">from order</Text>
      <NumberInput
        aria-label="From order"
        w={80}
        min={1}
        value={from}
        onChange={(value) => onChange({ ...leaf, from: Number(value) || 1 })}
      />
      <Text size="sm">to</Text>
      <NumberInput
        aria-label="To order"
        placeholder="any"
        w={80}
        min={from}
        value={to ?? ''}
        onChange={(value) => onChange({ kind, from, ...last(value) })}
      />
    </Group>
  )
}

function DayFields({ leaf, onChange }: FieldsProps<'date-range'>) {
  const set = (changes: { from?: string; to?: string }) => {
    const { from, to } = { ...leaf, ...changes }
    onChange({ kind: 'date-range', ...(from && { from }), ...(to && { to }) })
  }
  return (
    <Group gap="sm">
      <TextInput
        type="date"
        aria-label="First day"
        value={leaf.from ?? ''}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <Text size="sm">to</Text>
      <TextInput
        type="date"
        aria-label="Last day"
        value={leaf.to ?? ''}
        onChange={(event) => set({ to: event.currentTarget.value })}
      />
    </Group>
  )
}
