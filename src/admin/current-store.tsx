import { useLocalStorage } from '@mantine/hooks'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'
import type { StoreJson } from '../web/schemas/store.ts'
import { call } from './call.ts'
import { client } from './client.ts'
import { Loaded } from './parts/loaded.tsx'

const storesQuery = queryOptions({
  queryKey: ['stores'],
  queryFn: async () => (await call(client.api.stores.$get())).items,
})

interface Choice {
  readonly stores: readonly StoreJson[]
  readonly store: StoreJson | undefined
  readonly choose: (id: string) => void
}

const ChoiceContext = createContext<Choice>({ stores: [], store: undefined, choose: () => undefined })

/** The store whose rows the pages show: the one last chosen in this browser, else the first. */
export function CurrentStore({ children }: { readonly children: ReactNode }) {
  const [chosen, choose] = useLocalStorage({ key: 'notch-store', defaultValue: '' })
  const query = useQuery(storesQuery)
  return (
    <Loaded query={query}>
      {(stores) => {
        const store = stores.find((one) => one.id === chosen) ?? stores[0]
        return <ChoiceContext value={{ stores, store, choose }}>{children}</ChoiceContext>
      }}
    </Loaded>
  )
}

export function useStoreChoice(): Choice {
  return useContext(ChoiceContext)
}

/** For pages that are only shown once there is a store. */
export function useStore(): StoreJson {
  const { store } = useContext(ChoiceContext)
  if (!store) throw new Error('A page that needs a store was shown without one')
  return store
}
