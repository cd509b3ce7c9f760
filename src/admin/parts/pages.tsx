import { Button, Center } from '@mantine/core'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failure } from './failure.tsx'
import { Lines } from './skeletons.tsx'

interface PagesProps<Item> {
  readonly query: UseInfiniteQueryResult<{ pages: { items: Item[]; nextCursor: string | null }[] }>
  readonly empty: ReactNode
  readonly more?: string
  readonly children: (items: Item[]) => ReactNode
}

/** A list that comes page by page: skeleton, failure, nothing, or its items and a button for more. */
export function Pages<Item>({ query, empty, more = 'Show older ones', children }: PagesProps<Item>) {
  if (!query.data) {
    return query.error ? <Failure error={query.error} retry={() => query.refetch()} /> : <Lines rows={8} />
  }
  const items = query.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return empty
  return (
    <>
      {children(items)}
      {query.hasNextPage && (
        <Center>
          <Button variant="default" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
            {more}
          </Button>
        </Center>
      )}
    </>
  )
}
