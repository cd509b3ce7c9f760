import { Pill, PillGroup, Stack } from '@mantine/core'
import { useStore } from '../current-store.tsx'
import { ProductPicker } from './product-picker.tsx'
import { useProducts } from './use-products.ts'

interface ProductListProps {
  readonly ids: readonly string[]
  readonly onChange: (ids: string[]) => void
}

/** Products an order may have; any of them counts. */
export function ProductList({ ids, onChange }: ProductListProps) {
  const products = useProducts(useStore().id, ids)
  return (
    <Stack gap="xs">
      {ids.length > 0 && (
        <PillGroup>
          {ids.map((id) => (
            <Pill
              key={id}
              withRemoveButton
              onRemove={() => onChange(ids.filter((other) => other !== id))}
              removeButtonProps={{ 'aria-label': `Remove ${products.get(id)?.title ?? id}` }}
            >
              {products.get(id)?.title ?? id}
            </Pill>
          ))}
        </PillGroup>
      )}
      <ProductPicker label="Add a product" taken={ids} onPick={({ externalId }) => onChange([...ids, externalId])} />
    </Stack>
  )
}
