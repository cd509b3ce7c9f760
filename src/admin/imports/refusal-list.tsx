import { Anchor, Box, Group, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ImportJson, RefusalJson } from '../../web/schemas/import.ts'
import { count } from '../format.ts'
import { Pages } from '../parts/pages.tsx'
import { refusalPagesQuery } from './queries.ts'
import { refusalsIntro } from './refusal-words.ts'

/** The rows that were not recorded, each with its reason. */
export function RefusalList({ one }: { readonly one: ImportJson }) {
  const query = useInfiniteQuery(refusalPagesQuery(one.id))
  return (
    <Stack gap="sm" mt="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {refusalsIntro(one.refused)}
        </Text>
        <Anchor href={`/api/imports/${one.id}/refusals.csv`} download size="sm">
          <IconDownload size={15} style={{ verticalAlign: '-2px' }} /> Download as CSV
        </Anchor>
      </Group>
      <Pages query={query} empty={<Forgotten />} more="Show more rows">
        {(refusals) => refusals.map((refusal) => <Refused key={refusal.id} refusal={refusal} />)}
      </Pages>
    </Stack>
  )
}

function Forgotten() {
  return (
    <Text size="sm" c="dimmed">
      Which rows these were is no longer kept.
    </Text>
  )
}

function Refused({ refusal: { line, reason, text } }: { readonly refusal: RefusalJson }) {
  return (
    <Box>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        <Text span size="sm" fw={560} className="figures">
          Line {count(line)}:
        </Text>{' '}
        {reason}
      </Text>
      <Text component="pre" className="plain-text" c="dimmed">
        {text}
      </Text>
    </Box>
  )
}
