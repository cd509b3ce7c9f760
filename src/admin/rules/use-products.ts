import { useQueries, useQuery } from '@tanstack/react-query'
import type { ProductRow } from '../../web/schemas/product.ts'
import type { TitleOf } from './condition-text.ts'
import { productsQuery } from './queries.ts'

/** Names of products; those beyond the catalog's first page show their id until they are looked up. */
export function useTitles(store: string): TitleOf {
  const known = useQuery(productsQuery(store, '')).data ?? []
  const titles = new Map(known.map((product) => [product.externalId, product.title]))
  return (id) => titles.get(id) ?? id
}

/** Chosen products by id: from the first page, else each asked for by its id. */
export function useProducts(store: string, ids: readonly string[]): ReadonlyMap<string, ProductRow> {
  const first = useQuery(productsQuery(store, '')).data
  const missing = first ? ids.filter((id) => !first.some((product) => product.externalId === id)) : []
  const asked = useQueries({ queries: missing.map((id) => productsQuery(store, id)) })
  const found = [...(first ?? []), ...asked.flatMap((query) => query.data ?? [])]
  return new Map(found.map((product) => [product.externalId, product]))
}
