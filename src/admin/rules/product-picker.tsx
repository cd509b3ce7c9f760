import { Group, Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ProductRow } from '../../web/schemas/product.ts'
import { useStore } from '../current-store.tsx'
import { Picture } from '../parts/picture.tsx'
import { priceText, stockText } from './product-words.ts'
import { productsQuery } from './queries.ts'

interface ProductPickerProps {
  readonly label: string
  readonly taken: readonly string[]
  readonly onPick: (product: ProductRow) => void
}

/** Finds a product by its title or id; picture, price and stock help to tell it from its neighbours. */
export function ProductPicker({ label, taken, onPick }: ProductPickerProps) {
  const store = useStore()
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text, 250)
  const query = useQuery({ ...productsQuery(store.id, asked), placeholderData: (before) => before })
  const found = (query.data ?? []).filter((product) => !taken.includes(product.externalId))
  const pick = (id: string | null) => {
    const product = found.find((one) => one.externalId === id)
    if (product) onPick(product)
    setText('')
  }
  return (
    <Select
      aria-label={label}
      placeholder={label}
      searchable
      value={null}
      searchValue={text}
      onSearchChange={setText}
      onChange={pick}
      filter={({ options }) => options}
      data={found.map(({ externalId, title }) => ({ value: externalId, label: title }))}
      renderOption={({ option }) => <Choice product={found.find((one) => one.externalId === option.value)} />}
      nothingFoundMessage={
        query.isFetching ? 'Searching …' : 'No product fits. Products arrive with the store’s webhooks.'
      }
      maxDropdownHeight={320}
    />
  )
}

function Choice({ product }: { readonly product: ProductRow | undefined }) {
  if (!product) return null
  return (
    <Group wrap="nowrap" gap="sm">
      <Picture src={product.imageUrl} size={36} />
      <div style={{ minWidth: 0 }}>
        <Text size="sm" truncate>
          {product.title}
        </Text>
        <Text size="xs" c="dimmed" className="figures">
          {priceText(product)} · {stockText(product)}
        </Text>
      </div>
    </Group>
  )
}
