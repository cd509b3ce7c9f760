import { ActionIcon, Group } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { RuleJson } from '../../web/schemas/rule.ts'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { useStore } from '../current-store.tsx'
import { useWrite } from '../parts/use-write.ts'
import { useRights } from '../session.ts'
import { moved } from './draft.ts'

interface MoveButtonsProps {
  readonly rules: readonly RuleJson[]
  readonly place: number
}

/** Puts a rule before or behind its neighbour; the fallback stays last. */
export function MoveButtons({ rules, place }: MoveButtonsProps) {
  const { id: store } = useStore()
  const { mayWrite } = useRights()
  const reorder = useWrite<number>({
    send: (to) => {
      const ids = moved(rules, place, to).map((rule) => rule.id)
      return call(client.api.rules.reorder.$post({ json: { store, ids } }))
    },
    done: (_answer, to) => (to < place ? 'Asked earlier.' : 'Asked later.'),
  })
  const rule = rules[place]
  if (!mayWrite || !rule || rule.body?.isFallback) return null
  const isLast = rules[place + 1] === undefined || rules[place + 1]?.body?.isFallback === true
  const quiet = { variant: 'subtle', color: 'gray', loading: reorder.isPending } as const
  return (
    <Group gap={0} wrap="nowrap" pr="sm" visibleFrom="xs">
      <ActionIcon
        {...quiet}
        disabled={place === 0}
        onClick={() => reorder.mutate(place - 1)}
        aria-label={`Ask ${rule.name} earlier`}
      >
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon
        {...quiet}
        disabled={isLast}
        onClick={() => reorder.mutate(place + 1)}
        aria-label={`Ask ${rule.name} later`}
      >
        <IconArrowDown size={16} />
      </ActionIcon>
    </Group>
  )
}
