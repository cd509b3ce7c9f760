import { QueryCache, QueryClient } from '@tanstack/react-query'
import { Refusal } from './client.ts'

/** Told no for being signed out: the session is asked again, and the sign-in form takes over. */
const cache = new QueryCache({
  onError: (error) => {
    if (isSignedOut(error)) void queryClient.invalidateQueries({ queryKey: ['session'] })
  },
})

export const queryClient: QueryClient = new QueryClient({
  queryCache: cache,
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the server refused it will refuse again; only an absent server is worth another try.
      retry: (failures, error) => failures < 2 && !(error instanceof Refusal && error.status < 500),
    },
  },
})

function isSignedOut(error: Error): boolean {
  return error instanceof Refusal && error.status === 401
}
