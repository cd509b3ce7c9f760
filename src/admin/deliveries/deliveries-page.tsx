import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useStore } from '../current-store.tsx'
import { Page } from '../parts/page.tsx'
import { Pages } from '../parts/pages.tsx'
import { DeliveryList } from './delivery-list.tsx'
import { DeliveryToolbar } from './delivery-toolbar.tsx'
import { NoDeliveries } from './no-deliveries.tsx'
import { deliveryPagesQuery } from './queries.ts'
import { ReplayAll } from './replay-buttons.tsx'

const route = getRouteApi('/deliveries')

export function DeliveriesPage() {
  const store = useStore()
  const filter = route.useSearch()
  const query = useInfiniteQuery(deliveryPagesQuery(store.id, filter))
  return (
    <Page
      title="Deliveries"
      intro="Every webhook request, and what was found by asking, kept as it came before anything was done with it."
      actions={filter.state === 'quarantined' && <ReplayAll store={store.id} />}
    >
      <DeliveryToolbar filter={filter} />
      <Pages query={query} empty={<NoDeliveries filter={filter} />}>
        {(deliveries) => <DeliveryList deliveries={deliveries} />}
      </Pages>
    </Page>
  )
}
