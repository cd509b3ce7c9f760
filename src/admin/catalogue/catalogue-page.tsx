import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useStore } from '../current-store.tsx'
import { Page } from '../parts/page.tsx'
import { Pages } from '../parts/pages.tsx'
import { CatalogueCards } from './catalogue-cards.tsx'
import { CatalogueTable } from './catalogue-table.tsx'
import { CatalogueToolbar } from './catalogue-toolbar.tsx'
import { NoProducts } from './no-products.tsx'
import { productPagesQuery } from './queries.ts'

const route = getRouteApi('/catalogue')

export function CataloguePage() {
  const store = useStore()
  const filter = route.useSearch()
  const query = useInfiniteQuery(productPagesQuery(store.id, filter))
  return (
    <Page title="Catalogue" intro="What rules may offer, as the store last told it. Change it in the store, not here.">
      <CatalogueToolbar filter={filter} />
      <Pages query={query} more="Show more" empty={<NoProducts isFiltered={Object.keys(filter).length > 0} />}>
        {(products) => (
          <>
            <CatalogueTable products={products} />
            <CatalogueCards products={products} />
          </>
        )}
      </Pages>
    </Page>
  )
}
