import { Box, Button, Group, Stack } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { useStoreChoice } from '../current-store.tsx'
import { BackLink } from '../parts/back-link.tsx'
import { LeaveGuard } from '../parts/leave-guard.tsx'
import { Page } from '../parts/page.tsx'
import { Section } from '../parts/section.tsx'
import { useWrite } from '../parts/use-write.ts'
import { ownTimeZone, slugOf } from './choices.ts'
import { type NewStoreValues, StoreFields } from './new-store-fields.tsx'
import { SecretField } from './secret-field.tsx'
import { webAddress } from './store-section.tsx'

const blank: NewStoreValues = {
  platform: 'shopify',
  name: '',
  id: '',
  storefrontUrl: '',
  currency: 'EUR',
  timeZone: ownTimeZone,
  secret: '',
}

export function NewStorePage() {
  const form = useStoreForm()
  const add = useAddStore(form.resetDirty)
  return (
    <Page
      title="Add a store"
      intro="Everything but its short name can be changed later."
      above={<BackLink to="/" label="Home" />}
    >
      <LeaveGuard isDirty={form.isDirty() && !add.isSuccess} />
      <Box maw={720}>
        <form onSubmit={form.onSubmit((values) => add.mutate(values))}>
          <Stack gap="lg">
            <Section title="The store">
              <StoreFields form={form} />
            </Section>
            <Section
              title="Webhook secret"
              intro="With it the store signs what it tells us. It is kept encrypted and never shown again."
            >
              <SecretField form={form} />
            </Section>
            <Group justify="flex-end">
              <Button type="submit" loading={add.isPending}>
                Add the store
              </Button>
            </Group>
          </Stack>
        </form>
      </Box>
    </Page>
  )
}

function useStoreForm() {
  return useForm<NewStoreValues>({
    initialValues: blank,
    validate: {
      name: isNotEmpty('The store needs a name'),
      id: (text, { name }) => (isShortName(text || slugOf(name)) ? null : 'Lower-case letters, digits, hyphens'),
      storefrontUrl: webAddress,
      secret: (text) => (text.trim().length < 8 ? 'At least 8 characters' : null),
    },
  })
}

function isShortName(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(text)
}

/** Afterwards the next step is to point the store's webhooks here. */
function useAddStore(settled: () => void) {
  const { choose } = useStoreChoice()
  const navigate = useNavigate()
  return useWrite<NewStoreValues, { id: string }>({
    send: (values) => call(client.api.stores.$post({ json: { ...values, id: values.id || slugOf(values.name) } })),
    done: () => 'The store is there. Now point its webhooks here.',
    after: ({ id }) => {
      choose(id)
      settled()
      return navigate({ to: '/settings/$section', params: { section: 'hook' }, ignoreBlocker: true })
    },
  })
}
