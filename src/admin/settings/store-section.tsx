import { Select, SimpleGrid, TextInput } from '@mantine/core'
import { isNotEmpty } from '@mantine/form'
import { useStore } from '../current-store.tsx'
import { currencies, languagesWith, timeZones } from './choices.ts'
import { SettingsForm } from './settings-form.tsx'
import { webAddress } from './web-address.ts'

export function StoreSection() {
  const { name, currency, timeZone, locale, storefrontUrl, platformLabel } = useStore()
  return (
    <SettingsForm
      title="Store"
      intro={`On ${platformLabel}.`}
      initial={{ name, currency, timeZone, locale, storefrontUrl }}
      validate={{ name: isNotEmpty('The store needs a name'), storefrontUrl: webAddress }}
    >
      {(form) => (
        <>
          <TextInput label="Name" description="As customers know it." {...form.getInputProps('name')} />
          <TextInput
            label="Storefront address"
            description="Links in mails lead here."
            type="url"
            {...form.getInputProps('storefrontUrl')}
          />
          <CurrencyAndZone form={form} />
          <Select
            label="Language of dates and prices in mails"
            data={languagesWith(locale)}
            searchable
            allowDeselect={false}
            {...form.getInputProps('locale')}
          />
        </>
      )}
    </SettingsForm>
  )
}

interface CurrencyAndZoneProps {
  readonly form: { getInputProps: (field: 'currency' | 'timeZone') => object }
}

function CurrencyAndZone({ form }: CurrencyAndZoneProps) {
  return (
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
  )
}
