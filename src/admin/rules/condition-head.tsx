import { ActionIcon, Chip, Group, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'

interface ConditionHeadProps {
  readonly label: string
  readonly isNot: boolean
  readonly flip: () => void
  readonly onRemove: () => void
}

export function ConditionHead({ label, isNot, flip, onRemove }: ConditionHeadProps) {
  return (
    <Group justify="space-between" wrap="nowrap" mb="xs">
      <Group gap="sm">
        <Text size="sm" fw={580}>
          {label}
        </Text>
        <Chip size="xs" checked={isNot} onChange={flip} color="red" variant="light">
          not
        </Chip>
      </Group>
      <ActionIcon variant="subtle" color="gray" aria-label="Remove the condition" onClick={onRemove}>
        <IconTrash size={16} stroke={1.7} />
      </ActionIcon>
    </Group>
  )
}
