import { Box, Group, Progress, Text, UnstyledButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import classes from './steps.module.css'
import { type StepKey, stepLabels } from './steps.ts'

interface StepTrailProps {
  readonly steps: readonly StepKey[]
  readonly open: StepKey
  readonly isDone: (step: StepKey) => boolean
  /** Undefined for a step that cannot be gone to from here. */
  readonly onOpen: (step: StepKey) => (() => void) | undefined
}

/** Where one is on the way: every step on a wide window, a bar on a phone. */
export function StepTrail({ steps, open, isDone, onOpen }: StepTrailProps) {
  const place = steps.indexOf(open) + 1
  return (
    <>
      <Box hiddenFrom="sm">
        <Text size="sm" c="dimmed" mb={6}>
          Step {place} of {steps.length}: {stepLabels[open]}
        </Text>
        <Progress value={(place / steps.length) * 100} size={5} aria-label={`Step ${place} of ${steps.length}`} />
      </Box>
      <Group component="nav" gap={4} visibleFrom="sm" aria-label="Steps">
        {steps.map((step, index) => (
          <StepMark
            key={step}
            step={step}
            number={index + 1}
            isOpen={step === open}
            isDone={isDone(step)}
            onOpen={onOpen(step)}
          />
        ))}
      </Group>
    </>
  )
}

interface StepMarkProps {
  readonly step: StepKey
  readonly number: number
  readonly isOpen: boolean
  readonly isDone: boolean
  readonly onOpen: (() => void) | undefined
}

function StepMark({ step, number, isOpen, isDone, onOpen }: StepMarkProps) {
  return (
    <UnstyledButton
      className={classes.step}
      data-open={isOpen || undefined}
      data-done={isDone || undefined}
      aria-current={isOpen ? 'step' : undefined}
      disabled={isOpen || !onOpen}
      onClick={onOpen}
    >
      <span className={classes.number}>{isDone && !isOpen ? <IconCheck size={14} aria-label="done" /> : number}</span>
      {stepLabels[step]}
    </UnstyledButton>
  )
}
