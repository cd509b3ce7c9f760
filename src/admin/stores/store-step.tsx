import { SimpleGrid, Stack, TextInput } from '@mantine/core'
import { Section } from '../parts/section.tsx'
import { slugOf } from '../settings/choices.ts'
import { CurrencyAndZone } from '../settings/currency-and-zone.tsx'
import type { StoreForm } from './platform-step.tsx'

export function StoreStep({ form }: { readonly form: StoreForm }) {
  return (
    <Section title="The store" intro="Everything but its short name can be changed later.">
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label="Name" description="As customers know it." {...form.getInputProps('name')} />
          <TextInput
            label="Short name"
            description="Part of the address its webhooks go to."
            placeholder={slugOf(form.values.name) || 'my-store'}
            classNames={{ input: 'ident' }}
            {...form.getInputProps('id')}
          />
        </SimpleGrid>
        <TextInput
          label="Storefront address"
          description="Links in mails lead here."
          placeholder="https://www.your-store.com"
          type="url"
          {...form.getInputProps('storefrontUrl')}
        />
        <CurrencyAndZone form={form} />
      </Stack>
    </Section>
  )
}
