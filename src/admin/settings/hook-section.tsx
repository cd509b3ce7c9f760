import { Badge, Group, List, PasswordInput, Stack, Text } from '@mantine/core'
import { useStore } from '../current-store.tsx'
import { Copyable } from '../parts/copyable.tsx'
import { Section } from '../parts/section.tsx'
import { useRights } from '../session.ts'
import { SettingsForm } from './settings-form.tsx'

export function HookSection() {
  const store = useStore()
  const { isOwner } = useRights()
  return (
    <Stack gap="lg">
      <Section title="Hook address" intro={`${store.platformLabel} sends its webhooks here.`}>
        <Stack>
          <Copyable value={store.hookUrl} label="hook address" />
          {store.platform === 'shopify' ? <ShopifySteps /> : <StandardSteps />}
        </Stack>
      </Section>
      {isOwner && <SecretForm />}
      {!isOwner && <Text c="dimmed">Only an owner may change the secret.</Text>}
    </Stack>
  )
}

function SecretForm() {
  const { secrets } = useStore()
  return (
    <SettingsForm
      title="Secret"
      intro="Proves that a webhook comes from the store. It is never shown again; the one before stays valid beside it."
      initial={{ secret: '' }}
      validate={{ secret: (text) => ((text ?? '').trim().length < 8 ? 'At least 8 characters' : null) }}
    >
      {(form) => (
        <>
          <Group gap="xs">
            {secrets.map(({ lastFour }, place) => (
              <Badge key={lastFour} color={place === 0 ? 'teal' : 'gray'}>
                {place === 0 ? 'In use' : 'Also accepted'} · ends in {lastFour}
              </Badge>
            ))}
          </Group>
          <PasswordInput label="New secret" autoComplete="off" {...form.getInputProps('secret')} />
        </>
      )}
    </SettingsForm>
  )
}

const topics = [
  'orders/create',
  'orders/paid',
  'orders/updated',
  'orders/cancelled',
  'refunds/create',
  'products/create',
  'products/update',
  'products/delete',
]

function ShopifySteps() {
  return (
    <List type="ordered" size="sm" spacing={6}>
      <List.Item>In Shopify’s admin open Settings, then Notifications, then Webhooks.</List.Item>
      <List.Item>
        Create one webhook for each of these events, format JSON, with the address above:
        <Group gap={6} mt={6}>
          {topics.map((topic) => (
            <Badge key={topic} variant="default" className="ident">
              {topic}
            </Badge>
          ))}
        </Group>
      </List.Item>
      <List.Item>Under the list Shopify shows the key that signs them: paste it below as the secret.</List.Item>
    </List>
  )
}

function StandardSteps() {
  return (
    <List type="ordered" size="sm" spacing={6}>
      <List.Item>Post each order, refund and product as JSON to the address above.</List.Item>
      <List.Item>
        Sign each request as the Standard Webhooks specification says, with the headers webhook-id, webhook-timestamp
        and webhook-signature, and the secret set below.
      </List.Item>
      <List.Item>docs/standard-format.md shows every field, with an example.</List.Item>
    </List>
  )
}
