import { Box, Divider, Group, Paper, Text } from '@mantine/core'
import { Fragment } from 'react'
import type { DeliveryRow } from '../../web/schemas/delivery.ts'
import { Ident } from '../parts/ident.tsx'
import { BoxLink } from '../parts/links.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { When } from '../parts/when.tsx'
import { deliveryStates } from '../words.ts'
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
        <Group gap="sm" miw={0}>
          <Box w={{ base: 'auto', sm: 104 }}>
            <StateBadge word={deliveryStates[delivery.state]} />
          </Box>
          <Text size="sm" fw={560} w={{ base: 'auto', sm: 170 }}>
            <Ident>{delivery.topic}</Ident>
          </Text>
        </Group>
        <Text size="xs" c="dimmed" component="div" ta="right">
          <When at={delivery.receivedAt} short />
          <Text span size="xs" visibleFrom="sm">
            {' · '}
            {sizeText(delivery.bytes)}
          </Text>
        </Text>
      </Group>
      {delivery.reason !== null && (
        <Text
          size="sm"
          c={delivery.state === 'quarantined' ? 'red' : 'dimmed'}
          mt={4}
          style={{ overflowWrap: 'anywhere' }}
        >
          {delivery.reason}
        </Text>
      )}
    </BoxLink>
  )
}
