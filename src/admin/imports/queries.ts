import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { type Format, isUnderWay, type Kind } from './import-words.ts'
import type { Layout } from './mapping.ts'

const pollMs = 2000

export function importPagesQuery(store: string) {
  return infiniteQueryOptions({
    queryKey: ['imports', store],
    queryFn: ({ pageParam }) =>
      call(client.api.imports.$get({ query: { store, ...(pageParam && { cursor: pageParam }) } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) => {
      const isAnyUnderWay = state.data?.pages.some(({ items }) => items.some(isUnderWay)) ?? false
      return isAnyUnderWay ? pollMs : false
    },
  })
}

export function refusalPagesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['import-refusals', id],
    queryFn: ({ pageParam }) =>
      call(
        client.api.imports[':id'].refusals.$get({
          param: { id },
          query: pageParam === '' ? {} : { cursor: pageParam },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
}

export interface Asked {
  readonly store: string
  readonly kind: Kind
  readonly format: Format
  readonly file: File
  /** What the owner has said; suggested when undefined. */
  readonly layout: Layout | undefined
}

const shownBytes = 64 * 1024

/** How the beginning of the file would be read. */
export function previewQuery({ store, kind, format, file, layout }: Asked) {
  const whole = file.size <= shownBytes ? 'true' : 'false'
  const query = { store, kind, format, whole, ...(layout && { layout: JSON.stringify(layout) }) } as const
  const init = { body: file.slice(0, shownBytes), headers: { 'content-type': 'text/csv' } }
  const what = [kind, format, file.name, file.size, file.lastModified].join('/')
  return queryOptions({
    queryKey: ['import-preview', what, query],
    queryFn: () => call(client.api.imports.preview.$post({ query }, { init })),
    staleTime: Number.POSITIVE_INFINITY,
    // While another layout of the same file is tried, the last one stays on the screen.
    placeholderData: (last, before) => (before?.queryKey[1] === what ? last : undefined),
  })
}
