import { Group, SegmentedControl, Stack, Text } from '@mantine/core'
import type { RuleBody } from '../../offers/rule.ts'
import { useStore } from '../current-store.tsx'
import { moved, replaced, without } from './draft.ts'
import { OfferItem } from './offer-item.tsx'
import { ProductPicker } from './product-picker.tsx'
import { useProducts } from './use-products.ts'

interface OfferListProps {
  readonly body: RuleBody
  readonly onChange: (changes: Partial<RuleBody>) => void
}

/** Products in order of preference, and how many of them one mail may carry. */
export function OfferList({ body, onChange }: OfferListProps) {
  const { offers, howMany } = body
  const ids = offers.map((offer) => offer.productExternalId)
  const products = useProducts(useStore().id, ids)
  const set = (next: RuleBody['offers']) => onChange({ offers: next })
  return (
    <Stack gap="sm">
      {offers.map((offer, place) => (
        <OfferItem
          key={offer.productExternalId}
          offer={offer}
          product={products.get(offer.productExternalId)}
          place={place}
          isLast={place === offers.length - 1}
          onChange={(next) => set(replaced(offers, place, next))}
          onMove={(to) => set(moved(offers, place, to))}
          onRemove={() => set(without(offers, place))}
        />
      ))}
      <ProductPicker
        label="Add a product to offer"
        taken={ids}
        onPick={({ externalId }) => set([...offers, { kind: 'cross-sell', productExternalId: externalId }])}
      />
      <Group gap="sm" mt="xs">
        <Text size="sm">One mail carries at most</Text>
        <SegmentedControl
          size="xs"
          aria-label="How many products"
          value={String(howMany)}
          onChange={(value) => onChange({ howMany: value === '2' ? 2 : 1 })}
          data={[
            { value: '1', label: 'one' },
            { value: '2', label: 'two' },
          ]}
        />
      </Group>
    </Stack>
  )
}
