import { Badge, Tooltip } from '@mantine/core'
import type { Word } from '../words.ts'

/** A state in one word; what it means on hover. */
export function StateBadge({ word }: { readonly word: Word }) {
  return (
    <Tooltip label={word.meaning}>
      <Badge color={word.color}>{word.label}</Badge>
    </Tooltip>
  )
}
