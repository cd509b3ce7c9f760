import { Box, Divider, Group, Text } from '@mantine/core'
import { IconUserShield } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import type { PrivacyRequestRow } from '../../web/schemas/privacy.ts'
import { useStore } from '../current-store.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Section } from '../parts/section.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { When } from '../parts/when.tsx'
import { useNow } from '../session.ts'
import { erasedLead, erasedParts, keptText } from './how-much.ts'
import { type Due, dueOf, originText, outcomeOrNext, requestKinds, stateWord, whoText } from './privacy-words.ts'
import { privacyRequestsQuery } from './queries.ts'
import { RequestButtons } from './request-buttons.tsx'

export function RequestList() {
  const store = useStore()
  const query = useQuery(privacyRequestsQuery(store.id))
  return <Loaded query={query}>{(requests) => <Requests requests={requests} />}</Loaded>
}

function Requests({ requests }: { readonly requests: readonly PrivacyRequestRow[] }) {
  if (requests.length === 0) {
    return (
      <Nothing
        icon={IconUserShield}
        title="Nobody has asked yet"
        text="What people ask of their data through the platform appears here by itself, and what you erase above."
      />
    )
  }
  return (
    <Section title="Requests" intro="Open ones first, the most pressing on top." flush>
      {requests.map((request) => (
        <Fragment key={request.id}>
          <Divider color="var(--notch-line)" />
          <RequestItem request={request} />
        </Fragment>
      ))}
    </Section>
  )
}

function RequestItem({ request }: { readonly request: PrivacyRequestRow }) {
  return (
    <Group justify="space-between" px={{ base: 'md', sm: 'lg' }} py="sm" gap="sm">
      <Box miw={0} flex={{ base: '1 1 100%', sm: 1 }}>
        <Group gap="xs">
          <StateBadge word={stateWord(request)} />
          <Text size="sm" fw={560}>
            {requestKinds[request.kind]}
          </Text>
        </Group>
        <Text size="sm" mt={4} style={{ overflowWrap: 'anywhere' }}>
          {whoText(request)}
        </Text>
        <Dates request={request} />
        <Outcome request={request} />
      </Box>
      {request.kind === 'export' && request.doneAt === null && <RequestButtons request={request} />}
    </Group>
  )
}

function Dates({ request }: { readonly request: PrivacyRequestRow }) {
  const due = dueOf(request, useNow())
  return (
    <Text size="xs" c="dimmed" component="div">
      {originText(request, useStore())} <When at={request.requestedAt} short />
      {due && <DueText due={due} />}
      {request.doneAt !== null && (
        <>
          {' · done '}
          <When at={request.doneAt} short />
        </>
      )}
    </Text>
  )
}

function Outcome({ request }: { readonly request: PrivacyRequestRow }) {
  const parts = erasedParts(request.counts)
  const kept = keptText(request.counts)
  return (
    <Text size="sm" c="dimmed" mt={4} component="div">
      {outcomeOrNext(request)}
      {parts.length > 0 && <div>{`${erasedLead} ${parts.join(', ')}.`}</div>}
      {kept && <div>{kept}</div>}
    </Text>
  )
}

function DueText({ due }: { readonly due: Due }) {
  const text = ` · ${due.text}`
  if (!due.isOverdue) return text
  return (
    <Text span inherit c="red" fw={600}>
      {text}
    </Text>
  )
}
