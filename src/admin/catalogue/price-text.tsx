import { Text } from '@mantine/core'
import type { VariantJson } from '../../web/schemas/product.ts'
import { money } from '../format.ts'
import { reducedFrom } from './product-words.ts'

interface PriceTextProps {
  readonly variant: Pick<VariantJson, 'price' | 'compareAt'>
  /** What stands there instead of the price alone: "from €12.00". */
  readonly text?: string
}

/** A price, with the one it was reduced from struck through. */
export function PriceText({ variant, text = money(variant.price) }: PriceTextProps) {
  const before = reducedFrom(variant)
  return (
    <span className="figures" style={{ whiteSpace: 'nowrap' }}>
      {text}
      {before && (
        <Text span size="xs" c="dimmed" ml={6}>
          <s title="Price before">{money(before)}</s>
        </Text>
      )}
    </span>
  )
}
