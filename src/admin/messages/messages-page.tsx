import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useStore } from '../current-store.tsx'
import { Page } from '../parts/page.tsx'
import { Pages } from '../parts/pages.tsx'
import { MessageCards } from './message-cards.tsx'
import { MessageTable } from './message-table.tsx'
import { MessageToolbar } from './message-toolbar.tsx'
import { NoMessages } from './no-messages.tsx'
import { messagePagesQuery } from './queries.ts'

const route = getRouteApi('/messages')

export function MessagesPage() {
  const store = useStore()
  const filter = route.useSearch()
  const query = useInfiniteQuery(messagePagesQuery(store.id, filter))
  return (
    <Page title="Messages" intro="One row for each mail, sent or not, with the reason in words.">
      <MessageToolbar filter={filter} />
      <Pages query={query} empty={<NoMessages isFiltered={Object.keys(filter).length > 0} />}>
        {(messages) => (
          <>
            <MessageTable messages={messages} />
            <MessageCards messages={messages} />
          </>
        )}
      </Pages>
    </Page>
  )
}
