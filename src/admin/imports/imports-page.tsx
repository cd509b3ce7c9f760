import { useInfiniteQuery } from '@tanstack/react-query'
import { useStore } from '../current-store.tsx'
import { Page } from '../parts/page.tsx'
import { Pages } from '../parts/pages.tsx'
import { useRights } from '../session.ts'
import { ImportList } from './import-list.tsx'
import { nobodyIsMailed } from './import-words.ts'
import { NoImports } from './no-imports.tsx'
import { importPagesQuery } from './queries.ts'
import { StartImport } from './start-import.tsx'

export function ImportsPage() {
  const store = useStore()
  const { mayWrite } = useRights()
  const query = useInfiniteQuery(importPagesQuery(store.id))
  return (
    <Page
      title="Imports"
      intro={`Orders and products from before Notch, so that reports and rules know the customers you have. ${nobodyIsMailed}`}
    >
      {mayWrite && <StartImport key={store.id} store={store} />}
      <Pages query={query} empty={<NoImports mayWrite={mayWrite} />}>
        {(imports) => <ImportList imports={imports} />}
      </Pages>
    </Page>
  )
}
