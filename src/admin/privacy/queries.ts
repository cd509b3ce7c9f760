import { queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { client } from '../client.ts'

/** Asked again by itself, since open erasures go on without anybody. */
export function privacyRequestsQuery(store: string) {
  return queryOptions({
    queryKey: ['privacy', store],
    queryFn: async () => (await call(client.api.privacy.$get({ query: { store } }))).items,
    refetchInterval: 20_000,
  })
}
