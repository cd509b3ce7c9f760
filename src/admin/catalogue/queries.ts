import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { client } from '../client.ts'
import type { CatalogueFilter } from './filter.ts'

export function productPagesQuery(store: string, { q, only }: CatalogueFilter) {
  const isActive = only === 'on-sale' ? ('true' as const) : ('false' as const)
  const asked = { store, ...(q && { q }), ...(only && { isActive }) }
  return infiniteQueryOptions({
    queryKey: ['products', store, 'pages', q, only],
    queryFn: ({ pageParam }) =>
      call(client.api.products.$get({ query: { ...asked, ...(pageParam && { cursor: pageParam }) } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
}

export function productQuery(id: string) {
  return queryOptions({
    queryKey: ['product', id],
    queryFn: () => call(client.api.products[':id'].$get({ param: { id } })),
  })
}
