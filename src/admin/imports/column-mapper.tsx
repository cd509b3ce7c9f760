import { Button, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { PreviewJson } from '../../web/schemas/import.ts'
import { type Layout, type MappedField, namedColumns, splitFields, withColumn } from './mapping.ts'

interface ColumnMapperProps {
  readonly preview: PreviewJson
  readonly onLayout: (layout: Layout) => void
}

/** Which column tells what. What the header's names suggest is filled in. */
export function ColumnMapper({ preview, onLayout }: ColumnMapperProps) {
  const [isOpen, { toggle }] = useDisclosure(false)
  const { needed, others } = splitFields(preview.fields)
  const told = others.filter((field) => preview.layout.columns[field.name] !== undefined).length
  const parts = { layout: preview.layout, names: namedColumns(preview.names), onLayout }
  return (
    <Stack gap="sm">
      <div>
        <Text size="sm" fw={560}>
          Which column tells what?
        </Text>
        <Text size="sm" c="dimmed">
          Of these, what several columns could tell needs only one of them.
        </Text>
      </div>
      <Fields fields={needed} {...parts} />
      {isOpen && <Fields fields={others} {...parts} />}
      <Button variant="default" size="xs" onClick={toggle} aria-expanded={isOpen} style={{ alignSelf: 'flex-start' }}>
        {isOpen ? 'Hide the other columns' : `${others.length} other things, ${told} with a column`}
      </Button>
    </Stack>
  )
}

interface FieldsProps {
  readonly fields: readonly MappedField[]
  readonly names: string[]
  readonly layout: Layout
  readonly onLayout: (layout: Layout) => void
}

function Fields({ fields, names, layout, onLayout }: FieldsProps) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
      {fields.map(({ name, label, help }) => (
        <Select
          key={name}
          label={label}
          description={help}
          placeholder="No column"
          inputWrapperOrder={['label', 'input', 'description']}
          data={names}
          value={layout.columns[name] ?? null}
          onChange={(column) => onLayout(withColumn(layout, name, column))}
          searchable
          clearable
        />
      ))}
    </SimpleGrid>
  )
}
