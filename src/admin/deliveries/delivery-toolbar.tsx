import { Group, SegmentedControl, Select, Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { SearchInput } from '../parts/search-input.tsx'
import { deliveryOrigins, deliveryStates } from '../words.ts'
import { type DeliveryFilter, deliveryFilter, deliveryOriginNames, deliveryStateNames } from './filter.ts'

const stateChoices = [
  { value: 'every', label: 'All' },
  ...deliveryStateNames.map((value) => ({ value, label: deliveryStates[value].label })),
]
const originChoices = deliveryOriginNames.map((value) => ({ value, label: deliveryOrigins[value].label }))

export function DeliveryToolbar({ filter }: { readonly filter: DeliveryFilter }) {
  const navigate = useNavigate()
  const change = (changes: Record<string, string | null>) =>
    navigate({ to: '/deliveries', search: deliveryFilter({ ...filter, ...changes }), replace: true })
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <div className="table-scroll" style={{ maxWidth: '100%' }}>
          <SegmentedControl
            aria-label="State"
            data={stateChoices}
            value={filter.state ?? 'every'}
            onChange={(state) => change({ state })}
          />
        </div>
        <Select
          aria-label="Who brought it"
          placeholder="However it came"
          data={originChoices}
          value={filter.origin ?? null}
          onChange={(origin) => change({ origin })}
          clearable
          w={{ base: '100%', sm: 180 }}
        />
      </Group>
      <Group gap="sm">
        <SearchInput
          label="Topic, such as orders/paid"
          value={filter.topic ?? ''}
          onSearch={(topic) => change({ topic })}
        />
        <SearchInput label="Key or order id" value={filter.q ?? ''} onSearch={(q) => change({ q })} />
      </Group>
    </Stack>
  )
}
