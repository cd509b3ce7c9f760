import { queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { client } from '../client.ts'

export const platformsQuery = queryOptions({
  queryKey: ['platforms'],
  queryFn: readPlatforms,
  staleTime: Number.POSITIVE_INFINITY,
})

function readPlatforms() {
  return call(client.api.platforms.$get())
}

/** One platform as the typed client reads it. */
export type Platform = Awaited<ReturnType<typeof readPlatforms>>['items'][number]
export type ApiFieldJson = Platform['apiFields'][number]

export function healthQuery(store: string) {
  return queryOptions({
    queryKey: ['health', store],
    queryFn: () => call(client.api.stores[':id'].health.$get({ param: { id: store } })),
  })
}
