import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { Condition } from '../../offers/condition.ts'
import { useStore } from '../current-store.tsx'
import { blankLeaf } from './draft.ts'
import { leafKinds, leafLabels } from './leaf-words.ts'

interface AddConditionProps {
  readonly depth: number
  readonly onAdd: (condition: Condition) => void
}

/** Groups in groups in groups cannot be read by anyone: three levels are offered. */
const deepest = 2

export function AddCondition({ depth, onAdd }: AddConditionProps) {
  const { currency } = useStore()
  return (
    <Menu position="bottom-start" shadow="md" radius="md" width={260}>
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} style={{ alignSelf: 'flex-start' }}>
          Add a condition
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {leafKinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(blankLeaf(kind, currency))}>
            {leafLabels[kind]}
          </Menu.Item>
        ))}
        {depth < deepest && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onAdd({ kind: 'any', conditions: [] })}>A group of conditions</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
