import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { client } from '../client.ts'
import type { MessageFilter } from './filter.ts'

export function messagePagesQuery(store: string, filter: MessageFilter) {
  return infiniteQueryOptions({
    queryKey: ['messages', store, filter],
    queryFn: ({ pageParam }) =>
      call(client.api.messages.$get({ query: { store, ...filter, ...(pageParam && { cursor: pageParam }) } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 30_000,
  })
}

export function messageQuery(id: string) {
  return queryOptions({
    queryKey: ['message', id],
    queryFn: () => readMessage(id),
  })
}

function readMessage(id: string) {
  return call(client.api.messages[':id'].$get({ param: { id } }))
}

/** One message as the typed client reads it. */
export type Message = Awaited<ReturnType<typeof readMessage>>
