import { useQueryClient } from '@tanstack/react-query'

/**
 * The secret a store was just added with, for as long as this tab is open and the same person signed in: it still has
 * to be taken to the platform. The server never tells it again.
 */
export function useFreshSecret() {
  const queries = useQueryClient()
  const keyOf = (store: string) => ['fresh-secret', store]
  return {
    keep(store: string, secret: string) {
      queries.setQueryDefaults(['fresh-secret'], { gcTime: Number.POSITIVE_INFINITY })
      queries.setQueryData(keyOf(store), secret)
    },
    of: (store: string): string | undefined => queries.getQueryData<string>(keyOf(store)),
  }
}
