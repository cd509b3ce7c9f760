import { Group, NumberInput, Stack, Text } from '@mantine/core'
import type { RuleBody } from '../../offers/rule.ts'
import { useStore } from '../current-store.tsx'
import { MoneyInput } from './money-input.tsx'

type Cap = RuleBody['priceGapCap']

interface LimitFieldsProps {
  readonly cap: Cap
  readonly onChange: (cap: Cap) => void
}

export function LimitFields({ cap, onChange }: LimitFieldsProps) {
  const { currency } = useStore()
  const { percent, above } = cap.upgrade ?? {}
  const setUpgrade = (next: {
    percent?: number | undefined
    above?: { minor: number; currency: string } | undefined
  }) => onChange(capOf(next.percent, next.above, cap.crossSell?.percentOfDearest))
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Text size="sm">An upgrade costs at most</Text>
        <PercentInput
          label="Percent dearer"
          value={percent}
          onChange={(next) => setUpgrade({ percent: next, above })}
        />
        <Text size="sm">and at most</Text>
        <MoneyInput
          label="Amount dearer"
          value={above ?? { minor: 0, currency }}
          onChange={(next) => setUpgrade({ percent, above: next })}
        />
        <Text size="sm">more than what it replaces.</Text>
      </Group>
      <Group gap="sm">
        <Text size="sm">A cross-sell costs at most</Text>
        <PercentInput
          label="Percent of the dearest item"
          value={cap.crossSell?.percentOfDearest}
          onChange={(next) => onChange(capOf(percent, above, next))}
        />
        <Text size="sm">of the order’s dearest item.</Text>
      </Group>
    </Stack>
  )
}

/** An empty field is no limit, and a limit on nothing is not saved. */
function capOf(percent?: number, above?: { minor: number; currency: string }, ofDearest?: number): Cap {
  const upgrade = { ...(percent && { percent }), ...(above && above.minor > 0 && { above }) }
  return {
    ...(Object.keys(upgrade).length > 0 && { upgrade }),
    ...(ofDearest && { crossSell: { percentOfDearest: ofDearest } }),
  }
}

interface PercentInputProps {
  readonly label: string
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
}

export function PercentInput({ label, value, onChange }: PercentInputProps) {
  return (
    <NumberInput
      aria-label={label}
      w={110}
      min={1}
      max={10_000}
      allowDecimal={false}
      hideControls
      suffix=" %"
      placeholder="no limit"
      value={value ?? ''}
      onChange={(next) => onChange(next === '' ? undefined : Number(next))}
    />
  )
}
