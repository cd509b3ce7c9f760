import { Group, SimpleGrid, Stack, Text, ThemeIcon } from '@mantine/core'
import { type Icon, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { HealthJson } from '../../web/schemas/store.ts'
import { useStore } from '../current-store.tsx'
import { count } from '../format.ts'
import { Figure } from '../parts/figure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Section } from '../parts/section.tsx'
import { Lines } from '../parts/skeletons.tsx'
import { When } from '../parts/when.tsx'
import { healthQuery } from '../stores/queries.ts'
import { definitions } from '../words.ts'

/** Whether everything the store sells reaches us. */
export function HealthSection() {
  const store = useStore()
  const query = useQuery({ ...healthQuery(store.id), refetchInterval: 20_000 })
  return (
    <Loaded query={query} skeleton={<Lines rows={3} />}>
      {(health) => (
        <Section title="Health" intro="Whether everything the store sells reaches Notch.">
          <Stack gap="sm">
            {health.findings.map((finding) => (
              <FindingRow key={finding.kind} finding={finding} />
            ))}
          </Stack>
          <Looks health={health} />
        </Section>
      )}
    </Loaded>
  )
}

type Finding = HealthJson['findings'][number]

const levels: Readonly<Record<Finding['level'], { icon: Icon; color: string; label: string }>> = {
  bad: { icon: IconAlertTriangle, color: 'red', label: 'Wrong' },
  warning: { icon: IconInfoCircle, color: 'yellow', label: 'Worth a look' },
  good: { icon: IconCircleCheck, color: 'teal', label: 'Well' },
}

function FindingRow({ finding }: { readonly finding: Finding }) {
  const { icon: Sign, color, label } = levels[finding.level]
  return (
    <Group wrap="nowrap" gap="sm" align="flex-start">
      <ThemeIcon variant="light" color={color} radius="xl" size={26} aria-label={label}>
        <Sign size={16} stroke={1.8} />
      </ThemeIcon>
      <Text size="sm" pt={2} style={{ overflowWrap: 'anywhere' }}>
        {finding.text}
      </Text>
    </Group>
  )
}

/** What the last look at the platform's own list came to, where there is one. */
function Looks({ health }: { readonly health: HealthJson }) {
  const { lastWebhookAt, passedAt, hasAccess, seen, lost } = health
  const hasLooks = hasAccess || passedAt !== null
  const looked = passedAt === null ? '–' : null
  return (
    <SimpleGrid cols={{ base: 2, sm: hasLooks ? 4 : 2 }} spacing="md" mt="lg">
      <Figure
        label="Last webhook"
        value={<Small>{lastWebhookAt ? <When at={lastWebhookAt} short /> : 'None yet'}</Small>}
        definition={definitions.lastWebhook}
      />
      {hasLooks && (
        <>
          <Figure
            label="Last look"
            value={<Small>{passedAt ? <When at={passedAt} short /> : 'None yet'}</Small>}
            definition={definitions.lastLook}
          />
          <Figure label="Orders seen" value={<Small>{looked ?? count(seen)}</Small>} definition={definitions.seen} />
          <Figure label="Of these lost" value={<Small>{looked ?? count(lost)}</Small>} definition={definitions.lost} />
        </>
      )}
    </SimpleGrid>
  )
}

function Small({ children }: { readonly children: React.ReactNode }) {
  return (
    <Text span fz="lg" fw={600}>
      {children}
    </Text>
  )
}
