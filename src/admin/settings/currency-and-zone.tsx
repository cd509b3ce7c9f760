import { Select, SimpleGrid } from '@mantine/core'
import { currencies, timeZones } from './choices.ts'

interface CurrencyAndZoneProps {
  readonly form: { getInputProps: (field: 'currency' | 'timeZone') => object }
}

/** Of any form that asks for both. */
export function CurrencyAndZone({ form }: CurrencyAndZoneProps) {
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
