import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { client } from '../client.ts'
import type { DeliveryFilter } from './filter.ts'

export function deliveriesQuery(store: string, filter: DeliveryFilter, limit = 50) {
  return queryOptions({
    queryKey: ['deliveries', store, filter, limit],
    queryFn: () => call(client.api.deliveries.$get({ query: { store, ...filter, limit: String(limit) } })),
  })
}

export function deliveryPagesQuery(store: string, filter: DeliveryFilter) {
  return infiniteQueryOptions({
    queryKey: ['deliveries', store, filter, 'pages'],
    queryFn: ({ pageParam }) =>
      call(client.api.deliveries.$get({ query: { store, ...filter, ...(pageParam && { cursor: pageParam }) } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
}

export function deliveryQuery(id: string) {
  return queryOptions({
    queryKey: ['delivery', id],
    queryFn: () => call(client.api.deliveries[':id'].$get({ param: { id } })),
  })
}
