import { Box, Button, Divider, Group, Paper, Progress, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Fragment } from 'react'
import type { ImportJson } from '../../web/schemas/import.ts'
import { sizeText } from '../deliveries/size-text.ts'
import { plural } from '../format.ts'
import { StateBadge } from '../parts/state-badge.tsx'
import { When } from '../parts/when.tsx'
import { useRights } from '../session.ts'
import { CancelImport } from './cancel-import.tsx'
import { countsText, formatWords, importWord, kindWords, mayCancel, percentDone } from './import-words.ts'
import { RefusalList } from './refusal-list.tsx'

export function ImportList({ imports }: { readonly imports: readonly ImportJson[] }) {
  return (
    <Paper component="section" aria-label="Imports so far" style={{ overflow: 'hidden' }}>
      {imports.map((one, place) => (
        <Fragment key={one.id}>
          {place > 0 && <Divider color="var(--notch-line)" />}
          <Row one={one} />
        </Fragment>
      ))}
    </Paper>
  )
}

function Row({ one }: { readonly one: ImportJson }) {
  const { mayWrite } = useRights()
  const [isOpen, { toggle }] = useDisclosure(false)
  return (
    <Box px={{ base: 'md', sm: 'lg' }} py="sm">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Facts one={one} />
        <Group gap="xs">
          {one.refused > 0 && (
            <Button variant="default" size="xs" onClick={toggle} aria-expanded={isOpen}>
              {isOpen ? 'Hide refused rows' : `Show ${plural(one.refused, 'refused row')}`}
            </Button>
          )}
          {mayWrite && mayCancel(one) && <CancelImport one={one} />}
        </Group>
      </Group>
      {mayCancel(one) && (
        <Progress
          mt="sm"
          value={percentDone(one.bytesDone, one.bytes)}
          aria-label={`Read of ${one.fileName}`}
          animated
        />
      )}
      {isOpen && <RefusalList one={one} />}
    </Box>
  )
}

function Facts({ one }: { readonly one: ImportJson }) {
  return (
    <Box miw={0} flex={1} style={{ flexBasis: 260 }}>
      <Group gap="xs">
        <StateBadge word={importWord(one)} />
        <Text size="sm" fw={560} style={{ overflowWrap: 'anywhere' }}>
          {one.fileName}
        </Text>
      </Group>
      <Text size="sm" mt={4} className="figures">
        {countsText(one)}
      </Text>
      <Text size="xs" c="dimmed" component="div" mt={2}>
        {kindWords[one.kind]} · {formatWords[one.format]}
        {one.bytes > 0 && ` · ${sizeText(one.bytes)}`} ·{' '}
        <When at={one.finishedAt ?? one.startedAt ?? one.createdAt} short />
      </Text>
      {one.problem !== null && (
        <Text size="sm" c="red" mt={4} style={{ overflowWrap: 'anywhere' }}>
          {one.problem}
        </Text>
      )}
    </Box>
  )
}
