import { Select, TextInput } from '@mantine/core'
import { isNotEmpty } from '@mantine/form'
import { useStore } from '../current-store.tsx'
import { languagesWith } from './choices.ts'
import { CurrencyAndZone } from './currency-and-zone.tsx'
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
