import { Button, Group, Text, TextInput } from '@mantine/core'
import { Copyable } from '../parts/copyable.tsx'
import type { StoreFormProps } from './new-store-fields.tsx'

/** Shopify shows the secret it signs with; for the standard format we make one for the store to use. */
export function SecretField({ form }: StoreFormProps) {
  const isShopify = form.values.platform === 'shopify'
  return (
    <>
      <Group align="flex-end" gap="sm">
        <TextInput
          label="Secret"
          description={
            isShopify
              ? 'Shopify shows it in Settings, Notifications, Webhooks: “Your webhooks will be signed with …”.'
              : 'The sender signs with it. Make one here, or bring your own.'
          }
          autoComplete="off"
          flex={1}
          miw={220}
          classNames={{ input: 'ident' }}
          {...form.getInputProps('secret')}
        />
        {!isShopify && (
          <Button variant="default" onClick={() => form.setFieldValue('secret', madeSecret())}>
            Make one
          </Button>
        )}
      </Group>
      {!isShopify && form.values.secret.startsWith('whsec_') && (
        <>
          <Text size="sm" mt="sm" mb={4}>
            Copy it now; it is not shown again.
          </Text>
          <Copyable value={form.values.secret} label="secret" />
        </>
      )}
    </>
  )
}

/** As the Standard Webhooks specification writes secrets: 24 random bytes in base64. */
function madeSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  return `whsec_${btoa(String.fromCharCode(...bytes))}`
}
