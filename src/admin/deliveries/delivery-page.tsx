import { Box, Group, Stack, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { DeliveryDetail } from '../../web/schemas/delivery.ts'
import { BackLink } from '../parts/back-link.tsx'
import { Ident } from '../parts/ident.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { Section } from '../parts/section.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { When } from '../parts/when.tsx'
import { deliveryOrigins, deliveryWord } from '../words.ts'
import { BodySection } from './body-section.tsx'
import { deliveryQuery } from './queries.ts'
import { ReplayOne } from './replay-buttons.tsx'
import { WhySection } from './why-section.tsx'

const route = getRouteApi('/deliveries/$id')

export function DeliveryPage() {
  const { id } = route.useParams()
  const query = useQuery(deliveryQuery(id))
  return <Loaded query={query}>{(delivery) => <DeliveryBody delivery={delivery} />}</Loaded>
}

function DeliveryBody({ delivery }: { readonly delivery: DeliveryDetail }) {
  const mayReplay = delivery.state === 'quarantined' || delivery.state === 'ignored'
  return (
    <Page
      title={delivery.topic}
      above={<BackLink to="/deliveries" label="Deliveries" />}
      intro={
        <Group gap="sm">
          <StateBadge word={deliveryWord(delivery)} />
          <StateBadge word={deliveryOrigins[delivery.origin]} />
          <When at={delivery.receivedAt} />
        </Group>
      }
      actions={mayReplay && <ReplayOne id={delivery.id} />}
    >
      <Stack gap="lg">
        <WhySection delivery={delivery} />
        <BodySection body={delivery.body} bytes={delivery.bytes} />
        <Section
          title="Headers"
          intro={
            <>
              Key <Ident>{delivery.key}</Ident>
            </>
          }
        >
          <Headers headers={delivery.headers} />
        </Section>
      </Stack>
    </Page>
  )
}

function Headers({ headers }: { readonly headers: DeliveryDetail['headers'] }) {
  return (
    <Box className="table-scroll">
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {Object.entries(headers).map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th w={220} fz="sm" style={{ verticalAlign: 'top' }}>
                {name}
              </Table.Th>
              <Table.Td className="ident">{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  )
}
