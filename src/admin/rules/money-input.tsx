import { NumberInput } from '@mantine/core'
import { decimalText, exponentOf, parseMinor } from '../../lib/money.ts'

interface RuleMoney {
  readonly minor: number
  readonly currency: string
}

interface MoneyInputProps {
  readonly label: string
  readonly value: RuleMoney
  readonly onChange: (value: RuleMoney) => void
}

/** An amount of a rule. People write decimals, rules keep minor units; no float stands between them. */
export function MoneyInput({ label, value, onChange }: MoneyInputProps) {
  const { minor, currency } = value
  return (
    <NumberInput
      aria-label={label}
      w={170}
      min={0}
      hideControls
      decimalScale={exponentOf(currency)}
      prefix={`${currency} `}
      value={minor === 0 ? '' : decimalText({ minor: BigInt(minor), currency })}
      onChange={(text) => onChange({ minor: minorOf(String(text), currency), currency })}
      placeholder={currency}
    />
  )
}

function minorOf(text: string, currency: string): number {
  return /^\d+(\.\d*)?$/.test(text) ? Number(parseMinor(text, currency)) : 0
}
