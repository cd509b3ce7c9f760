import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Home } from '../../web/schemas/home.ts'
import { useStore } from '../current-store.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { Lines, Tiles } from '../parts/skeletons.tsx'
import { ActivityList } from './activity-list.tsx'
import { AttentionList } from './attention-list.tsx'
import { Checklist } from './checklist.tsx'
import { Happened } from './happened.tsx'
import { homeQuery } from './queries.ts'

export function HomePage() {
  const store = useStore()
  const query = useQuery(homeQuery(store.id))
  return (
    <Page title="Home" intro={`What happened at ${store.name}, and what needs you.`}>
      <Checklist />
      <Loaded query={query} skeleton={<HomeSkeleton />}>
        {(home) => <HomeBody home={home} />}
      </Loaded>
    </Page>
  )
}

function HomeBody({ home }: { readonly home: Home }) {
  return (
    <Stack gap="lg">
      <AttentionList items={home.attention} />
      <Happened day={home.day} week={home.week} />
      <ActivityList items={home.activity} />
    </Stack>
  )
}

function HomeSkeleton() {
  return (
    <Stack gap="lg">
      <Tiles />
      <Lines rows={5} />
    </Stack>
  )
}
