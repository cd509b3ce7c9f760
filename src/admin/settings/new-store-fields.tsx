import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { currencies, slugOf, timeZones } from './choices.ts'
import { platformsQuery } from './queries.ts'

export interface NewStoreValues {
  platform: string
  name: string
  id: string
  storefrontUrl: string
  currency: string
  timeZone: string
  secret: string
}

export interface StoreFormProps {
  readonly form: UseFormReturnType<NewStoreValues>
}

export function StoreFields({ form }: StoreFormProps) {
  const platforms = useQuery(platformsQuery).data ?? []
  return (
    <Stack>
      <Select
        label="Platform"
        data={platforms.map(({ name, label }) => ({ value: name, label }))}
        allowDeselect={false}
        {...form.getInputProps('platform')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label="Name" placeholder="As customers know it" {...form.getInputProps('name')} />
        <TextInput
          label="Short name"
          placeholder={slugOf(form.values.name) || 'my-store'}
          classNames={{ input: 'ident' }}
          {...form.getInputProps('id')}
        />
      </SimpleGrid>
      <TextInput
        label="Storefront address"
        placeholder="https://www.your-store.com"
        type="url"
        {...form.getInputProps('storefrontUrl')}
      />
      <CurrencyAndZone form={form} />
    </Stack>
  )
}

function CurrencyAndZone({ form }: StoreFormProps) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Select label="Currency" data={currencies} searchable allowDeselect={false} {...form.getInputProps('currency')} />
      <Select label="Time zone" data={timeZones} searchable allowDeselect={false} {...form.getInputProps('timeZone')} />
    </SimpleGrid>
  )
}
