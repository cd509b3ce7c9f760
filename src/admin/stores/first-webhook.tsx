import { Group, Loader, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useStore } from '../current-store.tsx'
import { DeliveryList } from '../deliveries/delivery-list.tsx'
import { deliveriesQuery } from '../deliveries/queries.ts'
import { ButtonLink } from '../parts/links.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { arrivedText } from './arrived.ts'
import { connectWords } from './connect-words.ts'
import { healthQuery } from './queries.ts'
import { WhatToCheck } from './what-to-check.tsx'

const lookEveryMs = 3000
const shown = 5

/** Looks until the first webhook is there, and then shows what becomes of it. */
export function FirstWebhook({ hasApi }: { readonly hasApi: boolean }) {
  const store = useStore()
  const query = useQuery({ ...healthQuery(store.id), refetchInterval: lookEveryMs })
  return (
    <Stack gap="lg">
      <Loaded query={query}>
        {({ firstWebhookAt }) =>
          firstWebhookAt === null ? <Waiting /> : <Came firstAt={firstWebhookAt} hasApi={hasApi} />
        }
      </Loaded>
    </Stack>
  )
}

function Waiting() {
  const { name, platform } = useStore()
  return (
    <>
      <Paper p={{ base: 'lg', sm: 'xl' }}>
        <Group wrap="nowrap" gap="lg" align="flex-start">
          <Loader size={26} mt={3} aria-hidden />
          <div role="status">
            <Title order={2} fz="lg">
              Waiting for the first webhook of {name}
            </Title>
            <Text size="sm" c="dimmed" mt={4}>
              This page looks every three seconds and says so the moment one comes.
            </Text>
            <Text size="sm" mt="md">
              <b>Do not want to wait?</b> {connectWords(platform).tryOut}
            </Text>
          </div>
        </Group>
      </Paper>
      <WhatToCheck />
    </>
  )
}

function Came({ firstAt, hasApi }: { readonly firstAt: string; readonly hasApi: boolean }) {
  const store = useStore()
  const query = useQuery({ ...deliveriesQuery(store.id, { origin: 'webhook' }, shown), refetchInterval: lookEveryMs })
  return (
    <Loaded query={query}>
      {({ items }) => (
        <>
          <Paper p={{ base: 'lg', sm: 'xl' }}>
            <Group wrap="nowrap" gap="lg" align="flex-start">
              <ThemeIcon color="teal" variant="light" size={40} radius="xl">
                <IconCircleCheck size={24} />
              </ThemeIcon>
              <div role="status">
                <Title order={2} fz="lg" style={{ overflowWrap: 'anywhere' }}>
                  {arrivedText(items, firstAt)}
                </Title>
                <Text size="sm" c="dimmed" mt={4}>
                  Its webhooks reach Notch, and the secret is right.
                </Text>
                <WhereNext lacksAccess={hasApi && store.credentials.length === 0} />
              </div>
            </Group>
          </Paper>
          <DeliveryList deliveries={items} />
        </>
      )}
    </Loaded>
  )
}

/** Access comes first where nothing can be read without it. */
function WhereNext({ lacksAccess }: { readonly lacksAccess: boolean }) {
  const { platform } = useStore()
  const isFirst = lacksAccess && connectWords(platform).needsAccess
  return (
    <Group gap="sm" mt="md">
      {lacksAccess && (
        <ButtonLink to="/connect" search={{ step: 'access' }} variant={isFirst ? 'filled' : 'default'}>
          Enter the API access
        </ButtonLink>
      )}
      <ButtonLink to="/" variant={isFirst ? 'default' : 'filled'}>
        Go to Home
      </ButtonLink>
      <ButtonLink to="/deliveries" variant="default">
        See all deliveries
      </ButtonLink>
    </Group>
  )
}
