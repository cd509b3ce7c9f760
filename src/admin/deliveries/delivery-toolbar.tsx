import { Group, SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { SearchInput } from '../parts/search-input.tsx'
import { deliveryStates } from '../words.ts'
import { type DeliveryFilter, deliveryFilter, deliveryStateNames } from './filter.ts'

const choices = [
  { value: 'every', label: 'All' },
  ...deliveryStateNames.map((value) => ({ value, label: deliveryStates[value].label })),
]

export function DeliveryToolbar({ filter }: { readonly filter: DeliveryFilter }) {
  const navigate = useNavigate()
  const change = (changes: Record<string, string>) =>
    navigate({ to: '/deliveries', search: deliveryFilter({ ...filter, ...changes }), replace: true })
  return (
    <Group gap="sm">
      <div className="table-scroll" style={{ maxWidth: '100%' }}>
        <SegmentedControl
          aria-label="State"
          data={choices}
          value={filter.state ?? 'every'}
          onChange={(state) => change({ state })}
        />
      </div>
      <SearchInput
        label="Topic, such as orders/paid"
        value={filter.topic ?? ''}
        onSearch={(topic) => change({ topic })}
      />
    </Group>
  )
}
