import { Box, Divider, Group, Paper, Text } from '@mantine/core'
import { Fragment } from 'react'
import type { DeliveryRow } from '../../web/schemas/delivery.ts'
import { Ident } from '../parts/ident.tsx'
import { BoxLink } from '../parts/links.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { When } from '../parts/when.tsx'
import { deliveryOrigins, deliveryWord } from '../words.ts'
import { ReplayOne } from './replay-buttons.tsx'
import { sizeText } from './size-text.ts'

export function DeliveryList({ deliveries }: { readonly deliveries: readonly DeliveryRow[] }) {
  return (
    <Paper style={{ overflow: 'hidden' }}>
      {deliveries.map((delivery, place) => (
        <Fragment key={delivery.id}>
          {place > 0 && <Divider color="var(--notch-line)" />}
          <Group wrap="nowrap" gap={0} align="center">
            <Row delivery={delivery} />
            {delivery.state === 'quarantined' && (
              <Box pr="md" visibleFrom="sm">
                <ReplayOne id={delivery.id} size="xs" />
              </Box>
            )}
          </Group>
        </Fragment>
      ))}
    </Paper>
  )
}

function Row({ delivery }: { readonly delivery: DeliveryRow }) {
  return (
    <BoxLink to="/deliveries/$id" params={{ id: delivery.id }} className="row-link" flex={1} miw={0} px="md" py={11}>
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Group gap="sm" miw={0} style={{ rowGap: 4 }}>
          <Box w={{ base: 'auto', sm: delivery.isAsking ? 'auto' : 104 }}>
            <StateBadge word={deliveryWord(delivery)} />
          </Box>
          <Text size="sm" fw={560} miw={{ base: 0, sm: 170 }}>
            <Ident>{delivery.topic}</Ident>
          </Text>
          {delivery.origin !== 'webhook' && (
            <Box>
              <StateBadge word={deliveryOrigins[delivery.origin]} />
            </Box>
          )}
        </Group>
        <Text size="xs" c="dimmed" component="div" ta="right">
          <When at={delivery.receivedAt} short />
          <Text span size="xs" visibleFrom="sm">
            {' · '}
            {sizeText(delivery.bytes)}
          </Text>
        </Text>
      </Group>
      {delivery.reason !== null && <Reason delivery={delivery} reason={delivery.reason} />}
    </BoxLink>
  )
}

function Reason({ delivery, reason }: { readonly delivery: DeliveryRow; readonly reason: string }) {
  const color = delivery.state === 'quarantined' ? 'red' : 'dimmed'
  return (
    <Text size="sm" c={color} mt={4} style={{ overflowWrap: 'anywhere' }}>
      {reason}
    </Text>
  )
}
