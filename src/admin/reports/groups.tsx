import { Box, Group, Stack, Table, Text } from '@mantine/core'
import type { EmailReport } from '../../reports/report.ts'
import { Definition } from '../parts/definition.tsx'
import { Figure } from '../parts/figure.tsx'
import { Section } from '../parts/section.tsx'
import { type Column, columnsOf } from './columns.ts'
import { type GroupRow, groupRows } from './group-rows.ts'

interface GroupsProps {
  readonly report: EmailReport
}

/** The groups side by side; on a phone one below the other. */
export function Groups({ report }: GroupsProps) {
  const rows = groupRows(report)
  const columns = columnsOf(report)
  return (
    <Section
      title="The groups side by side"
      intro="Orders are split by credit, mails counted by the day they left, customers split by chance. Figures are net of refunds."
      flush
    >
      <Box visibleFrom="md" className="table-scroll">
        <GroupTable rows={rows} columns={columns} />
      </Box>
      <Stack hiddenFrom="md" gap="xl" p="md">
        {rows.map((row) => (
          <GroupCard key={row.key} row={row} columns={columns} />
        ))}
      </Stack>
    </Section>
  )
}

interface GroupTableProps {
  readonly rows: readonly GroupRow[]
  readonly columns: readonly Column[]
}

function GroupTable({ rows, columns }: GroupTableProps) {
  return (
    <Table verticalSpacing="sm" horizontalSpacing="md" className="figures">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Group</Table.Th>
          {columns.map(({ label, definition }) => (
            <Table.Th key={label} ta="right" style={{ whiteSpace: 'nowrap' }}>
              <Group gap={4} justify="flex-end" wrap="nowrap">
                {label}
                <Definition term={label} text={definition} />
              </Group>
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.key}>
            <Table.Th scope="row" style={{ whiteSpace: 'nowrap' }}>
              <GroupName row={row} />
            </Table.Th>
            {columns.map((column) => (
              <Table.Td key={column.label} ta="right" style={{ whiteSpace: 'nowrap', verticalAlign: 'top' }}>
                {column.value(row)}
                <Text size="xs" c="dimmed">
                  {column.from(row)}
                </Text>
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function GroupName({ row }: { readonly row: GroupRow }) {
  return (
    <Group gap={4} wrap="nowrap">
      {row.name}
      <Definition term={row.name} text={row.meaning} />
    </Group>
  )
}

interface GroupCardProps {
  readonly row: GroupRow
  readonly columns: readonly Column[]
}

function GroupCard({ row, columns }: GroupCardProps) {
  const shown = columns.filter((column) => column.value(row) !== '–')
  return (
    <Box>
      <Text fw={640} component="div" mb="xs">
        <GroupName row={row} />
      </Text>
      <Box style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 14 }}>
        {shown.map((column) => (
          <Figure
            key={column.label}
            label={column.label}
            value={column.value(row)}
            definition={column.definition}
            note={column.from(row)}
          />
        ))}
      </Box>
    </Box>
  )
}
