import { Box, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useStore } from '../current-store.tsx'
import { BackLink } from '../parts/back-link.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { AccessStep } from './access-step.tsx'
import { FirstWebhook } from './first-webhook.tsx'
import { GuideStep } from './guide-step.tsx'
import { type ApiFieldJson, healthQuery, platformsQuery } from './queries.ts'
import { StepBody } from './step-body.tsx'
import { StepTrail } from './step-trail.tsx'
import { type StepKey, stepsFor } from './steps.ts'

const route = getRouteApi('/connect')

/** What is left once the store is there. May be left at any time and come back to. */
export function ConnectPage() {
  const store = useStore()
  const query = useQuery(platformsQuery)
  return (
    <Page
      title={`Connect ${store.name}`}
      intro="You may leave this page at any time. Home and Settings lead back to it."
      above={<BackLink to="/" label="Home" />}
    >
      <Box maw={780}>
        <Loaded query={query}>
          {({ items }) => <Steps fields={items.find(({ name }) => name === store.platform)?.apiFields ?? []} />}
        </Loaded>
      </Box>
    </Page>
  )
}

function Steps({ fields }: { readonly fields: readonly ApiFieldJson[] }) {
  const store = useStore()
  const navigate = useNavigate()
  const hasApi = fields.length > 0
  const { step: asked = 'first' } = route.useSearch()
  const open: StepKey = asked === 'access' && !hasApi ? 'first' : asked
  const hasCome = typeof useQuery(healthQuery(store.id)).data?.firstWebhookAt === 'string'
  const go = (step: StepKey) =>
    void navigate({ to: '/connect', search: step === 'webhook' || step === 'access' ? { step } : {} })
  const done: Readonly<Partial<Record<StepKey, boolean>>> = {
    platform: true,
    store: true,
    webhook: open !== 'webhook' || hasCome,
    access: store.credentials.length > 0,
    first: hasCome,
  }
  return (
    <Stack gap="lg">
      <StepTrail
        steps={stepsFor(hasApi)}
        open={open}
        isDone={(step) => done[step] ?? false}
        onOpen={(step) => (step === 'platform' || step === 'store' ? undefined : () => go(step))}
      />
      <StepBody step={open}>
        {open === 'webhook' && <GuideStep onNext={() => go(hasApi ? 'access' : 'first')} />}
        {open === 'access' && <AccessStep fields={fields} onNext={() => go('first')} />}
        {open === 'first' && <FirstWebhook hasApi={hasApi} />}
      </StepBody>
    </Stack>
  )
}
