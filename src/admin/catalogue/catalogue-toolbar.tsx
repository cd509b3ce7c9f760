import { Group, SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { SearchInput } from '../parts/search-input.tsx'
import { type CatalogueFilter, catalogueFilter } from './filter.ts'

const choices = [
  { value: 'all', label: 'All' },
  { value: 'on-sale', label: 'On sale' },
  { value: 'not-on-sale', label: 'Not on sale' },
]

export function CatalogueToolbar({ filter }: { readonly filter: CatalogueFilter }) {
  const navigate = useNavigate()
  const change = (changes: Record<string, string>) =>
    navigate({ to: '/catalogue', search: catalogueFilter({ ...filter, ...changes }), replace: true })
  return (
    <Group gap="sm">
      <SearchInput label="Title, SKU or id" value={filter.q ?? ''} onSearch={(q) => change({ q })} />
      <SegmentedControl
        aria-label="On sale or not"
        data={choices}
        value={filter.only ?? 'all'}
        onChange={(only) => change({ only })}
      />
    </Group>
  )
}
