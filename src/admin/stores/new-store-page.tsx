import { Box } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { BackLink } from '../parts/back-link.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Page } from '../parts/page.tsx'
import { useRights } from '../session.ts'
import { NewStore } from './new-store.tsx'
import { platformsQuery } from './queries.ts'

export function NewStorePage() {
  const { isOwner } = useRights()
  const query = useQuery({ ...platformsQuery, enabled: isOwner })
  return (
    <Page
      title="Connect a store"
      intro="From its name to its first webhook. What you enter stays here while this tab is open."
      above={<BackLink to="/" label="Home" />}
    >
      {isOwner ? (
        <Box maw={780}>
          <Loaded query={query}>{({ items, hooksUrl }) => <NewStore platforms={items} hooksUrl={hooksUrl} />}</Loaded>
        </Box>
      ) : (
        <Nothing icon={IconLock} title="For an owner" text="Only an owner may add a store: it holds a secret." />
      )}
    </Page>
  )
}
