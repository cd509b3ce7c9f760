import { Alert, Divider, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { PreviewJson } from '../../web/schemas/import.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Lines } from '../parts/skeletons.tsx'
import { ColumnMapper } from './column-mapper.tsx'
import { ColumnsFound } from './columns-found.tsx'
import { FirstRows } from './first-rows.tsx'
import { problemsText } from './import-words.ts'
import { LayoutFields } from './layout-fields.tsx'
import { type Layout, questionsOf } from './mapping.ts'
import { type Asked, previewQuery } from './queries.ts'

interface PreviewPartProps {
  readonly asked: Asked
  readonly isFixed: boolean
  readonly onLayout: (layout: Layout) => void
  /** What follows the preview; settled once it is of what was asked last. */
  readonly children: (preview: PreviewJson, isSettled: boolean) => ReactNode
}

export function PreviewPart({ asked, isFixed, onLayout, children }: PreviewPartProps) {
  const query = useQuery(previewQuery(asked))
  const { kind, format } = asked
  return (
    <Loaded query={query} skeleton={<Lines rows={4} />}>
      {(read) => {
        const preview = { ...read, layout: asked.layout ?? read.layout }
        return (
          <Stack gap="md">
            <Divider color="var(--notch-line)" />
            <ColumnsFound preview={preview} />
            <fieldset disabled={isFixed} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
              <Stack gap="md">
                <LayoutFields layout={preview.layout} questions={questionsOf(kind, format)} onLayout={onLayout} />
                {preview.isMapped && <ColumnMapper preview={preview} onLayout={onLayout} />}
              </Stack>
            </fieldset>
            {preview.missing.length > 0 ? <Missing preview={preview} /> : <Rows preview={preview} kind={kind} />}
            {children(preview, !query.isPlaceholderData && !query.isError)}
          </Stack>
        )
      }}
    </Loaded>
  )
}

function Missing({ preview: { missing, isMapped } }: { readonly preview: PreviewJson }) {
  return (
    <Alert color="yellow" icon={<IconAlertTriangle />} radius="lg" title={`No column tells: ${missing.join('; ')}`}>
      <Text size="sm">
        {isMapped
          ? 'Choose the columns that do. Then the first rows are shown as they would be read.'
          : 'Is this the platform’s own export, in English? If not, take “Any CSV” and choose the columns yourself.'}
      </Text>
    </Alert>
  )
}

function Rows({ preview: { items }, kind }: { readonly preview: PreviewJson; readonly kind: Asked['kind'] }) {
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text size="sm" fw={560} role="status">
          {problemsText(items, kind)}
        </Text>
      </Group>
      <FirstRows items={items} />
    </Stack>
  )
}
