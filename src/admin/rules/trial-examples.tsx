import { Accordion, Text } from '@mantine/core'
import type { TrialResult } from '../../web/schemas/rule.ts'
import { money } from '../format.ts'
import { keyed } from '../parts/keyed.ts'

export function TrialExamples({ result }: { readonly result: TrialResult }) {
  return (
    <Accordion variant="default" chevronPosition="left" mt="sm" multiple>
      {result.examples.map(({ orderId, orderNumber, offers, sentences }) => (
        <Accordion.Item key={orderId} value={orderId}>
          <Accordion.Control px={0} fz="sm">
            {orderNumber}: {offers.map(({ title, price }) => `${title}, ${money(price)}`).join(' and ') || 'no offer'}
          </Accordion.Control>
          <Accordion.Panel>
            {keyed(sentences, (sentence) => sentence).map(({ key, item }) => (
              <Text key={key} size="sm" c="dimmed">
                {item}
              </Text>
            ))}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}
