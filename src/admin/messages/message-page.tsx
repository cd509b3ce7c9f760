import { Grid, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { BackLink } from '../parts/back-link.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { arms, messageStates } from '../words.ts'
import { ClicksSection } from './clicks-section.tsx'
import { CreditSection } from './credit-section.tsx'
import { DecisionSection } from './decision-section.tsx'
import { LifeLine } from './life-line.tsx'
import { MailSection } from './mail-section.tsx'
import { MessageActions } from './message-actions.tsx'
import { OrderSection } from './order-section.tsx'
import { type Message, messageQuery } from './queries.ts'
import { WhyAlert } from './why-alert.tsx'

const route = getRouteApi('/messages/$id')

export function MessagePage() {
  const { id } = route.useParams()
  const query = useQuery(messageQuery(id))
  return <Loaded query={query}>{(message) => <MessageBody message={message} />}</Loaded>
}

function MessageBody({ message }: { readonly message: Message }) {
  return (
    <Page
      title={`Order ${message.orderNumber}`}
      above={<BackLink to="/messages" label="Messages" />}
      intro={<Intro message={message} />}
      actions={<MessageActions message={message} />}
    >
      <WhyAlert message={message} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <MailSection message={message} />
            <DecisionSection decision={message.decision} />
            <ClicksSection clicks={message.clicks} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <LifeLine message={message} />
            <CreditSection attributions={message.attributions} />
            <OrderSection message={message} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}

function Intro({ message }: { readonly message: Message }) {
  return (
    <Group gap="xs">
      <StateBadge word={messageStates[message.state]} />
      <StateBadge word={{ ...arms[message.arm], label: `Arm: ${arms[message.arm].label.toLowerCase()}` }} />
      <span>
        {message.flowName} to {message.to ?? 'nobody: no address'}
      </span>
    </Group>
  )
}
