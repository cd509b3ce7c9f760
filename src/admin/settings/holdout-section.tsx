import { Box, Radio, Slider, Stack, Table, Text } from '@mantine/core'
import { useStore } from '../current-store.tsx'
import { count, percent } from '../format.ts'
import { SettingsForm } from './settings-form.tsx'
import { smallestVisibleLift } from './visible-lift.ts'

const marks = [0, 10, 20, 30, 40, 50].map((value) => ({ value: value * 100, label: `${value} %` }))

export function HoldoutSection() {
  const { holdoutShare, holdoutGets } = useStore()
  return (
    <SettingsForm
      title="Holdout"
      intro="A drawn share of customers gets no offer. Only against them can the Report say what the offers earned."
      initial={{ holdoutShare, holdoutGets }}
    >
      {(form) => (
        <>
          <ShareSlider
            share={form.values.holdoutShare}
            onChange={(share) => form.setFieldValue('holdoutShare', share)}
          />
          <CanShow share={form.values.holdoutShare / 10_000} />
          <Radio.Group label="What they get" {...form.getInputProps('holdoutGets')}>
            <Stack gap="sm" mt="xs">
              <Radio
                value="plain"
                label="The same thank-you without an offer"
                description="Measures the offer alone."
              />
              <Radio value="nothing" label="No mail at all" description="Measures the mail and the offer together." />
            </Stack>
          </Radio.Group>
          <Text size="sm" c="dimmed">
            The draw never changes for a customer. A larger share only adds customers to the holdout.
          </Text>
        </>
      )}
    </SettingsForm>
  )
}

interface ShareSliderProps {
  /** Basis points. */
  readonly share: number
  readonly onChange: (share: number) => void
}

function ShareSlider({ share, onChange }: ShareSliderProps) {
  return (
    <Box px={6} pb="lg">
      <Text size="sm" fw={500} mb="xs" id="holdout-share">
        Held out: {percent(share / 10_000)} of customers
      </Text>
      <Slider
        thumbProps={{ 'aria-labelledby': 'holdout-share' }}
        min={0}
        max={5000}
        step={100}
        marks={marks}
        label={(value) => percent(value / 10_000)}
        value={share}
        onChange={onChange}
      />
    </Box>
  )
}

const audiences = [500, 2_000, 10_000, 50_000]
const baseRate = 0.05

/** What the chosen share can prove, in figures, before anyone waits a month for it. */
function CanShow({ share }: { readonly share: number }) {
  if (share === 0) {
    return (
      <Text size="sm" c="orange">
        Nobody is held out: the Report can count, but it cannot say what would have been bought anyway.
      </Text>
    )
  }
  return (
    <Box>
      <Text size="sm" mb={4}>
        If {percent(baseRate)} buy again without an offer, this share can show a lift of at least:
      </Text>
      <Table withRowBorders={false} verticalSpacing={3} className="figures" maw={380}>
        <Table.Tbody>
          {audiences.map((customers) => (
            <Table.Tr key={customers}>
              <Table.Td>with {count(customers)} customers</Table.Td>
              <Table.Td ta="right" fw={600}>
                {percent(smallestVisibleLift(customers, share, baseRate) ?? 0)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  )
}
