import { Box, Group, Text } from '@mantine/core'
import type { LiftFigure } from '../../reports/report.ts'
import { signedPercent } from '../format.ts'
import { Definition } from '../parts/definition.tsx'
import { LiftBar } from './lift-bar.tsx'

interface LiftItemProps {
  readonly label: string
  readonly lift: LiftFigure
  readonly definition: string
  readonly widest: number
}

export function LiftItem({ label, lift, definition, widest }: LiftItemProps) {
  return (
    <Box>
      <Group gap={4} wrap="nowrap">
        <Text size="sm" c="dimmed">
          {label}
        </Text>
        <Definition term={label} text={definition} />
      </Group>
      {lift.kind === 'unknown' ? (
        <Text size="sm" mt={4}>
          Not known: {lift.because}
        </Text>
      ) : (
        <>
          <Text fz={24} fw={620} className="figures" lh={1.35}>
            {signedPercent(lift.lift)}
          </Text>
          <LiftBar lift={lift.lift} low={lift.low} high={lift.high} widest={widest} />
          <Text size="xs" c="dimmed" className="figures">
            {signedPercent(lift.low)} to {signedPercent(lift.high)}, 95 times in 100
          </Text>
        </>
      )}
    </Box>
  )
}
