import { queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { client } from '../client.ts'

export function homeQuery(store: string) {
  return queryOptions({
    queryKey: ['home', store],
    queryFn: () => call(client.api.home.$get({ query: { store } })),
    refetchInterval: 20_000,
  })
}
