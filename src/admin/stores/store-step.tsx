import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { Section } from '../parts/section.tsx'
import { currencies, slugOf, timeZones } from '../settings/choices.ts'
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
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label="Currency"
            description="Orders in another one are counted apart."
            data={currencies}
            searchable
            allowDeselect={false}
            {...form.getInputProps('currency')}
          />
          <Select
            label="Time zone"
            description="Days and quiet hours follow it."
            data={timeZones}
            searchable
            allowDeselect={false}
            {...form.getInputProps('timeZone')}
          />
        </SimpleGrid>
      </Stack>
    </Section>
  )
}
