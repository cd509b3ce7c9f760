import { Paper, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useStore } from '../current-store.tsx'
import type { Draft } from './draft.ts'
import { productsIn } from './products-in.ts'
import { summaryOf } from './summary.ts'
import { useProducts } from './use-products.ts'

interface SummaryCardProps {
  readonly draft: Draft
  readonly children: ReactNode
}

/** The rule in words while it is being made. */
export function SummaryCard({ draft, children }: SummaryCardProps) {
  const products = useProducts(useStore().id, productsIn(draft.body))
  return (
    <Paper p="lg" bg="var(--notch-chosen)" component="section" aria-label="The rule in words" aria-live="polite">
      <Text size="sm" fw={600} mb={4}>
        In words
      </Text>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {summaryOf(draft.body, (id) => products.get(id)?.title ?? id)}
      </Text>
      {children}
    </Paper>
  )
}
