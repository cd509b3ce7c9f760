import { queryOptions } from '@tanstack/react-query'
import { ruleBody } from '../../offers/rule.ts'
import type { RuleJson } from '../../web/schemas/rule.ts'
import { call } from '../call.ts'
import { client } from '../client.ts'

export function rulesQuery(store: string) {
  return queryOptions({
    queryKey: ['rules', store],
    queryFn: async (): Promise<RuleJson[]> => {
      const { items } = await call(client.api.rules.$get({ query: { store } }))
      return items.map((rule) => ({ ...rule, body: ruleBody.safeParse(rule.body).data ?? null }))
    },
  })
}

export function productsQuery(store: string, q: string) {
  return queryOptions({
    queryKey: ['products', store, q],
    queryFn: async () => (await call(client.api.products.$get({ query: { store, q, limit: '100' } }))).items,
  })
}

export function codePoolsQuery(store: string) {
  return queryOptions({
    queryKey: ['codes', store],
    queryFn: async () => (await call(client.api.codes.$get({ query: { store } }))).items,
  })
}
