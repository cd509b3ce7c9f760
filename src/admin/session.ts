import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'
import { client } from './client.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => call(client.api.session.$get()),
  refetchInterval: 60_000,
})

export function useSession() {
  return useQuery(sessionQuery).data
}

/** The app's own now: a stepped clock stands still between steps, a real one runs on from its last answer. */
export function useNow(): Date {
  const { data, dataUpdatedAt } = useQuery(sessionQuery)
  if (!data) return new Date()
  const told = new Date(data.clock.now).getTime()
  return new Date(data.clock.isStepped ? told : told + Date.now() - dataUpdatedAt)
}

/** Whether the signed-in person may change anything, or everything. */
export function useRights() {
  const role = useSession()?.user?.role
  return { mayWrite: role === 'owner' || role === 'marketer', isOwner: role === 'owner' }
}

/** Forgets what the last person saw. */
export function useForgetEverything() {
  const queries = useQueryClient()
  return async () => {
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
    await queries.invalidateQueries({ queryKey: ['session'] })
  }
}
