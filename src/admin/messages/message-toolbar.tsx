import { Group, Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { messageStateNames } from '../../emails/message.ts'
import { SearchInput } from '../parts/search-input.tsx'
import { arms, messageStates } from '../words.ts'
import { type MessageFilter, messageFilter } from './filter.ts'

const stateChoices = messageStateNames.map((value) => ({ value, label: messageStates[value].label }))
const armChoices = (['offer', 'held-out'] as const).map((value) => ({ value, label: `Arm: ${arms[value].label}` }))

export function MessageToolbar({ filter }: { readonly filter: MessageFilter }) {
  const navigate = useNavigate()
  const change = (changes: Record<string, string | null>) =>
    navigate({ to: '/messages', search: messageFilter({ ...filter, ...changes }), replace: true })
  return (
    <Group gap="sm">
      <SearchInput label="Address or order number" value={filter.q ?? ''} onSearch={(q) => change({ q })} />
      <Select
        aria-label="State"
        placeholder="Any state"
        data={stateChoices}
        value={filter.state ?? null}
        onChange={(state) => change({ state })}
        clearable
        w={{ base: 'calc(50% - 6px)', sm: 160 }}
      />
      <Select
        aria-label="Arm"
        placeholder="Both arms"
        data={armChoices}
        value={filter.arm ?? null}
        onChange={(arm) => change({ arm })}
        clearable
        w={{ base: 'calc(50% - 6px)', sm: 160 }}
      />
    </Group>
  )
}
