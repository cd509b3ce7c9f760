import { Box, Paper, Stack, Table, Text } from '@mantine/core'
import type { PreviewJson } from '../../web/schemas/import.ts'
import { useStore } from '../current-store.tsx'
import { count, dateTime } from '../format.ts'
import { cellOf, fewOf, isInstant, labelsOf } from './mapping.ts'

type Item = PreviewJson['items'][number]

/** The first rows as they would be recorded: a table where there is room, a card each where there is not. */
export function FirstRows({ items }: { readonly items: readonly Item[] }) {
  if (items.length === 0) return null
  const labels = labelsOf(items)
  return (
    <>
      <Paper visibleFrom="sm" radius="md" className="table-scroll" mah={420} style={{ overflowY: 'auto' }}>
        <RowTable items={items} labels={labels} />
      </Paper>
      <Stack hiddenFrom="sm" gap="xs">
        {fewOf(items).map((item) => (
          <Card key={item.line} item={item} labels={labels} />
        ))}
      </Stack>
    </>
  )
}

interface RowTableProps {
  readonly items: readonly Item[]
  readonly labels: readonly string[]
}

function RowTable({ items, labels }: RowTableProps) {
  return (
    <Table verticalSpacing={6} horizontalSpacing="md" fz="sm">
      <Table.Thead>
        <Table.Tr>
          {['Line', ...labels].map((label) => (
            <Table.Th key={label} style={{ whiteSpace: 'nowrap' }}>
              {label}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((item) => (
          <Row key={item.line} item={item} labels={labels} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row({ item, labels }: { readonly item: Item; readonly labels: readonly string[] }) {
  if (item.problem !== null) {
    return (
      <Table.Tr>
        <Table.Td className="figures">{count(item.line)}</Table.Td>
        <Table.Td colSpan={Math.max(1, labels.length)}>
          <Problem text={item.problem} />
        </Table.Td>
      </Table.Tr>
    )
  }
  return (
    <Table.Tr>
      <Table.Td className="figures">{count(item.line)}</Table.Td>
      {labels.map((label) => (
        <Table.Td key={label} maw={280} style={{ overflowWrap: 'break-word' }}>
          <Value text={cellOf(item, label)} />
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

function Card({ item, labels }: { readonly item: Item; readonly labels: readonly string[] }) {
  const told = labels.map((label) => ({ label, text: cellOf(item, label) })).filter(({ text }) => text !== '')
  return (
    <Paper p="sm" radius="md">
      <Text size="xs" c="dimmed">
        Line {count(item.line)}
      </Text>
      {item.problem !== null && <Problem text={item.problem} />}
      {item.problem === null &&
        told.map(({ label, text }) => (
          <Box key={label} style={{ overflowWrap: 'anywhere' }} fz="sm">
            <Text span size="sm" c="dimmed">
              {label}:{' '}
            </Text>
            <Value text={text} />
          </Box>
        ))}
    </Paper>
  )
}

function Problem({ text }: { readonly text: string }) {
  return (
    <Text size="sm" c="red" style={{ overflowWrap: 'anywhere' }}>
      {text}
    </Text>
  )
}

/** Times in the store's zone, as everywhere. */
function Value({ text }: { readonly text: string }) {
  const { timeZone } = useStore()
  if (!isInstant(text)) return text
  return (
    <time
      dateTime={text}
      title={`${dateTime(text, timeZone)} (${timeZone})`}
      className="figures"
      style={{ whiteSpace: 'nowrap' }}
    >
      {dateTime(text, timeZone)}
    </time>
  )
}
