import { Group, NumberInput, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core'
import type { StoreJson } from '../../web/schemas/store.ts'
import { useStore } from '../current-store.tsx'
import { minuteOf, minuteText } from '../format.ts'
import { PauseSection } from './pause-section.tsx'
import { SettingsForm } from './settings-form.tsx'

export function SendingSection() {
  const { flows } = useStore()
  return (
    <Stack gap="lg">
      <PauseSection />
      <QuietHours />
      {flows.map((flow) => (
        <FlowForm key={flow.key} flow={flow} />
      ))}
    </Stack>
  )
}

function QuietHours() {
  const { quietFromMinute, quietToMinute, timeZone } = useStore()
  return (
    <SettingsForm
      title="Quiet hours"
      intro="What is due in the customer’s night leaves in their morning. Equal times: no quiet hours."
      initial={{ quietFromMinute, quietToMinute }}
    >
      {(form) => (
        <Group align="flex-end">
          <TextInput
            label="Quiet from"
            type="time"
            value={minuteText(form.values.quietFromMinute)}
            onChange={(event) =>
              setMinute(event.currentTarget.value, (to) => form.setFieldValue('quietFromMinute', to))
            }
          />
          <TextInput
            label="to"
            type="time"
            value={minuteText(form.values.quietToMinute)}
            onChange={(event) => setMinute(event.currentTarget.value, (to) => form.setFieldValue('quietToMinute', to))}
          />
          <Text size="sm" c="dimmed" pb={8}>
            in the customer’s time zone, else {timeZone}
          </Text>
        </Group>
      )}
    </SettingsForm>
  )
}

/** A time field is empty while it is being typed; then the last whole time stays. */
function setMinute(text: string, set: (minute: number) => void) {
  const minute = minuteOf(text)
  if (minute !== undefined) set(minute)
}

type Flow = StoreJson['flows'][number]

function FlowForm({ flow }: { readonly flow: Flow }) {
  const { key, delayMinutes, latestUsefulHours, isEnabled } = flow
  return (
    <SettingsForm
      title={`Flow: ${flow.name}`}
      intro="One mail for each paid order."
      initial={{ flow: { key, delayMinutes, latestUsefulHours, isEnabled } }}
    >
      {(form) => (
        <>
          <Switch label="This flow makes messages" {...form.getInputProps('flow.isEnabled', { type: 'checkbox' })} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <NumberInput
              label="Minutes after payment"
              min={0}
              max={43_200}
              allowDecimal={false}
              {...form.getInputProps('flow.delayMinutes')}
            />
            <NumberInput
              label="Latest, in hours after payment"
              description="Later than this it is not sent at all."
              min={1}
              max={2160}
              allowDecimal={false}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              {...form.getInputProps('flow.latestUsefulHours')}
            />
          </SimpleGrid>
        </>
      )}
    </SettingsForm>
  )
}
