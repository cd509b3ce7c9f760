import { Box, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Definition } from './definition.tsx'

interface FigureProps {
  readonly label: string
  readonly value: ReactNode
  readonly definition: string
  readonly note?: ReactNode
}

/** One figure with its name, its meaning, and what it was counted from. */
export function Figure({ label, value, definition, note }: FigureProps) {
  return (
    <Box>
      <Group gap={4} wrap="nowrap">
        <Text size="sm" c="dimmed" lh={1.3}>
          {label}
        </Text>
        <Definition term={label} text={definition} />
      </Group>
      <Text fz={24} fw={620} lh={1.35} className="figures">
        {value}
      </Text>
      {note && (
        <Text size="xs" c="dimmed" className="figures" component="div">
          {note}
        </Text>
      )}
    </Box>
  )
}
