import { NumberInput, Switch } from '@mantine/core'
import { useStore } from '../current-store.tsx'
import { definitions } from '../words.ts'
import { SettingsForm } from './settings-form.tsx'

export function RevenueSection() {
  const { revenueIncludesTax, revenueIncludesShipping, windowDays } = useStore()
  return (
    <SettingsForm
      title="Revenue"
      intro={`What the Report counts. ${definitions.revenue}`}
      initial={{ windowDays, revenueIncludesTax, revenueIncludesShipping }}
    >
      {(form) => (
        <>
          <NumberInput
            label="Window in days"
            description="An order counts for a message when it comes at most this long after it."
            min={1}
            max={90}
            clampBehavior="strict"
            allowDecimal={false}
            maw={220}
            {...form.getInputProps('windowDays')}
          />
          <Switch
            label="Tax is revenue"
            description="Only where the shop’s figures are kept that way."
            {...form.getInputProps('revenueIncludesTax', { type: 'checkbox' })}
          />
          <Switch
            label="Shipping is revenue"
            {...form.getInputProps('revenueIncludesShipping', { type: 'checkbox' })}
          />
        </>
      )}
    </SettingsForm>
  )
}
