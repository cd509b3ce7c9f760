import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { client } from '../client.ts'

export function mailboxPagesQuery(to: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['mailbox', to ?? ''],
    queryFn: ({ pageParam }) =>
      call(client.api.mailbox.$get({ query: { ...(to && { to }), ...(pageParam && { cursor: pageParam }) } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 15_000,
  })
}

export function mailQuery(id: string) {
  return queryOptions({
    queryKey: ['mail', id],
    queryFn: () => call(client.api.mailbox[':id'].$get({ param: { id } })),
    // A mail never changes.
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function rawMailQuery(id: string) {
  return queryOptions({
    queryKey: ['mail', id, 'raw'],
    queryFn: async () => (await client.api.mailbox[':id'].raw.$get({ param: { id } })).text(),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
