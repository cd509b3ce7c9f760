import { Center, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useMatches } from '@tanstack/react-router'
import { CurrentStore, useStoreChoice } from '../current-store.tsx'
import { FirstSteps } from '../home/first-steps.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { sessionQuery } from '../session.ts'
import { SignInPage } from '../sign-in/sign-in-page.tsx'
import { Frame } from './frame.tsx'

/** Who is not signed in sees the sign-in form whatever the address; after it, the page they came for. */
export function Root() {
  const session = useQuery(sessionQuery)
  return (
    <Loaded query={session} skeleton={<Splash />}>
      {({ user, needsOwner }) => (user ? <SignedIn /> : <SignInPage needsOwner={needsOwner} />)}
    </Loaded>
  )
}

function SignedIn() {
  return (
    <CurrentStore>
      <Frame>
        <StorePages />
      </Frame>
    </CurrentStore>
  )
}

/** Pages are about a store; until there is one, every address but these leads to the first steps. */
function StorePages() {
  const { store } = useStoreChoice()
  // The route that is shown, which while another loads is not yet the one of the address.
  const shown = useMatches().at(-1)?.routeId
  const needsNoStore = shown === '/stores/new' || shown === '/mailbox'
  // While a store is being added, the one that is shown must not change what stands on the page.
  const key = shown === '/stores/new' ? shown : store?.id
  return store || needsNoStore ? <Outlet key={key} /> : <FirstSteps />
}

function Splash() {
  return (
    <Center mih="100dvh">
      <Loader aria-label="Loading" />
    </Center>
  )
}
