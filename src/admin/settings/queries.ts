import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { client } from '../client.ts'

export function suppressionPagesQuery(store: string, q: string) {
  return infiniteQueryOptions({
    queryKey: ['suppressions', store, q],
    queryFn: ({ pageParam }) =>
      call(
        client.api.suppressions.$get({ query: { store, ...(q && { q }), ...(pageParam && { cursor: pageParam }) } }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
}

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async () => (await call(client.api.users.$get())).items,
})
