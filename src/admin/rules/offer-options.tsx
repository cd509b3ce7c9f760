import { Group, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import type { RuleOffer } from '../../offers/rule.ts'
import type { ProductRow } from '../../web/schemas/product.ts'
import { useStore } from '../current-store.tsx'
import { money } from '../format.ts'
import { ProductPicker } from './product-picker.tsx'
import { useProducts } from './use-products.ts'

interface OfferOptionsProps {
  readonly offer: RuleOffer
  readonly product: ProductRow | undefined
  readonly onChange: (offer: RuleOffer) => void
}

export function OfferOptions({ offer, product, onChange }: OfferOptionsProps) {
  const { productExternalId, variantExternalId } = offer
  const variant = variantExternalId ? { variantExternalId } : {}
  return (
    <Stack gap="xs" mt="sm">
      <Group gap="sm">
        <SegmentedControl
          size="xs"
          aria-label="Kind of offer"
          value={offer.kind}
          onChange={(kind) =>
            onChange({ kind: kind === 'upgrade' ? 'upgrade' : 'cross-sell', productExternalId, ...variant })
          }
          data={[
            { value: 'cross-sell', label: 'Cross-sell' },
            { value: 'upgrade', label: 'Upgrade' },
          ]}
        />
        <VariantSelect offer={offer} product={product} onChange={onChange} />
      </Group>
      {offer.kind === 'upgrade' && <Replaces offer={offer} onChange={onChange} />}
    </Stack>
  )
}

function VariantSelect({ offer, product, onChange }: OfferOptionsProps) {
  if (!product || product.variants.length < 2) return null
  const { variantExternalId: _before, ...rest } = offer
  return (
    <Select
      size="xs"
      aria-label="Variant"
      placeholder="Cheapest that can be sold"
      clearable
      data={product.variants.map(({ externalId, title, price }) => ({
        value: externalId,
        label: `${title}, ${money(price)}`,
      }))}
      value={offer.variantExternalId ?? null}
      onChange={(id) => onChange(id ? { ...rest, variantExternalId: id } : rest)}
    />
  )
}

interface ReplacesProps {
  readonly offer: Extract<RuleOffer, { kind: 'upgrade' }>
  readonly onChange: (offer: RuleOffer) => void
}

/** Which bought product it is better than; without one, the dearest of the order. */
function Replaces({ offer, onChange }: ReplacesProps) {
  const { replaces, ...rest } = offer
  const products = useProducts(useStore().id, replaces ? [replaces] : [])
  return (
    <Group gap="sm">
      <Text size="sm">
        Better than{' '}
        <Text span fw={580}>
          {replaces ? (products.get(replaces)?.title ?? replaces) : 'the order’s dearest item'}
        </Text>
      </Text>
      <ProductPicker
        label="Name another product"
        taken={[offer.productExternalId]}
        onPick={({ externalId }) => onChange({ ...rest, replaces: externalId })}
      />
    </Group>
  )
}
