import { Box, Text } from '@mantine/core'
import type { PreviewJson } from '../../web/schemas/import.ts'
import { columnsText } from './import-words.ts'
import { namedColumns, unreadColumns } from './mapping.ts'

export function ColumnsFound({ preview }: { readonly preview: PreviewJson }) {
  const unread = unreadColumns(preview)
  const read = namedColumns(preview.names).filter((name) => !unread.includes(name))
  return (
    <Box>
      <Text size="sm" fw={560}>
        {columnsText(preview)}
      </Text>
      {read.length > 0 && <Names label="Read" names={read} />}
      {unread.length > 0 && <Names label="Not read" names={unread} />}
    </Box>
  )
}

const mostShown = 60

function Names({ label, names }: { readonly label: string; readonly names: readonly string[] }) {
  return (
    <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {label}: {names.slice(0, mostShown).join(', ')}
      {names.length > mostShown && ` and ${names.length - mostShown} more`}
    </Text>
  )
}
