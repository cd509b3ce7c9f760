import { NumberInput } from '@mantine/core'
import { useState } from 'react'
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
  const [typed, setTyped] = useState('')
  // What is being typed ("12.") stays as it is for as long as it means the same as the rule says.
  const isOwn = minorOf(typed, currency) === minor
  const change = (text: string) => {
    setTyped(text)
    onChange({ minor: minorOf(text, currency), currency })
  }
  return (
    <NumberInput
      aria-label={label}
      w={170}
      min={0}
      hideControls
      decimalScale={exponentOf(currency)}
      prefix={`${currency} `}
      value={isOwn ? typed : decimalText({ minor: BigInt(minor), currency })}
      onChange={(text) => change(String(text))}
      placeholder={currency}
    />
  )
}

function minorOf(text: string, currency: string): number {
  return /^\d+(\.\d*)?$/.test(text) ? Number(parseMinor(text, currency)) : 0
}
