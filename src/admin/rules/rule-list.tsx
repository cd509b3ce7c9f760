import { Badge, Box, Divider, Group, Paper, Switch, Text } from '@mantine/core'
import { Fragment } from 'react'
import type { RuleJson } from '../../web/schemas/rule.ts'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { useStore } from '../current-store.tsx'
import { BoxLink } from '../parts/links.tsx'
import { useWrite } from '../parts/use-write.ts'
import { useRights } from '../session.ts'
import { MoveButtons } from './move-buttons.tsx'
import { summaryOf } from './summary.ts'
import { useTitles } from './use-products.ts'

export function RuleList({ rules }: { readonly rules: readonly RuleJson[] }) {
  return (
    <Paper style={{ overflow: 'hidden' }}>
      {rules.map((rule, place) => (
        <Fragment key={rule.id}>
          {place > 0 && <Divider color="var(--notch-line)" />}
          <Group wrap="nowrap" gap={0}>
            <RuleRow rule={rule} place={place + 1} />
            <MoveButtons rules={rules} place={place} />
            <EnableSwitch rule={rule} />
          </Group>
        </Fragment>
      ))}
    </Paper>
  )
}

function RuleRow({ rule, place }: { readonly rule: RuleJson; readonly place: number }) {
  const titleOf = useTitles(useStore().id)
  const { body } = rule
  return (
    <BoxLink to="/rules/$id" params={{ id: rule.id }} className="row-link" flex={1} miw={0} px="lg" py="md">
      <Group wrap="nowrap" align="flex-start" gap="md" style={{ opacity: rule.isEnabled ? 1 : 0.55 }}>
        <Text c="dimmed" size="sm" className="figures" w={18} miw={18} ta="right" pt={1}>
          {place}
        </Text>
        <Box miw={0}>
          <Group gap="xs" mb={2}>
            <Text fw={600}>{rule.name}</Text>
            {body?.isFallback && <Badge color="gray">Fallback</Badge>}
          </Group>
          <Text size="sm" c="dimmed" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
            {body ? summaryOf(body, titleOf) : 'Written by another version of Notch: open it and save it again.'}
          </Text>
        </Box>
      </Group>
    </BoxLink>
  )
}

function EnableSwitch({ rule }: { readonly rule: RuleJson }) {
  const { mayWrite } = useRights()
  const param = { id: rule.id }
  const set = useWrite<boolean>({
    send: (on) =>
      on
        ? call(client.api.rules[':id'].enable.$post({ param }))
        : call(client.api.rules[':id'].disable.$post({ param })),
    done: (_answer, on) => (on ? `“${rule.name}” is asked again.` : `“${rule.name}” is left out.`),
  })
  return (
    <Box pr="lg">
      <Switch
        aria-label={`Ask the rule ${rule.name}`}
        checked={set.isPending ? set.variables : rule.isEnabled}
        disabled={!mayWrite}
        onChange={(event) => set.mutate(event.currentTarget.checked)}
      />
    </Box>
  )
}
