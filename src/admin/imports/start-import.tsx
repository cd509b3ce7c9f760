import { SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { StoreJson } from '../../web/schemas/store.ts'
import { LeaveGuard } from '../parts/leave-guard.tsx'
import { Section } from '../parts/section.tsx'
import { FilePick } from './file-pick.tsx'
import { type Format, formatChoices, formatHint, type Kind, kindWords } from './import-words.ts'
import type { Layout } from './mapping.ts'
import { PreviewPart } from './preview-part.tsx'
import { UploadPart } from './upload-part.tsx'
import { useUpload } from './use-upload.ts'

const kinds: readonly Kind[] = ['orders', 'products']
const formats: readonly Format[] = ['shopify', 'woocommerce', 'generic']

interface Draft {
  readonly kind: Kind
  readonly format: Format
  readonly file: File | null
  readonly layout: Layout | undefined
}

export function StartImport({ store }: { readonly store: StoreJson }) {
  const [draft, setDraft] = useState<Draft>(() => firstDraft(store.platform))
  const upload = useUpload(() => setDraft((last) => ({ ...last, file: null, layout: undefined })))
  const change = (changes: Partial<Draft>) => {
    upload.forget()
    setDraft((last) => ({ ...last, layout: undefined, ...changes }))
  }
  const { kind, format, file, layout } = draft
  return (
    <Section title="Import a file">
      <LeaveGuard isDirty={upload.isSending} />
      <Stack gap="md">
        <Choices draft={draft} isFixed={upload.isSending} change={change} />
        <FilePick file={file} isFixed={upload.isSending} onPick={(picked) => change({ file: picked })} />
        {file && (
          <PreviewPart
            asked={{ store: store.id, kind, format, file, layout }}
            isFixed={upload.isSending}
            onLayout={(next) => change({ layout: next })}
          >
            {(preview, isSettled) => (
              <UploadPart
                upload={upload}
                file={file}
                isReady={isSettled && preview.missing.length === 0}
                onStart={() => upload.start({ store: store.id, kind, format, file, layout: preview.layout })}
              />
            )}
          </PreviewPart>
        )}
      </Stack>
    </Section>
  )
}

function firstDraft(platform: string): Draft {
  const format = formats.find((one) => one === platform) ?? 'generic'
  return { kind: 'orders', format, file: null, layout: undefined }
}

interface ChoicesProps {
  readonly draft: Draft
  readonly isFixed: boolean
  readonly change: (changes: Partial<Draft>) => void
}

function Choices({ draft: { kind, format }, isFixed, change }: ChoicesProps) {
  return (
    <Stack gap="xs">
      <Text size="sm" fw={560}>
        What is in the file?
      </Text>
      <SegmentedControl<Kind>
        aria-label="What is in the file"
        style={{ alignSelf: 'flex-start' }}
        data={kinds.map((value) => ({ value, label: kindWords[value] }))}
        value={kind}
        onChange={(next) => change({ kind: next })}
        disabled={isFixed}
      />
      <Text size="sm" fw={560} mt="xs">
        Whose export is it?
      </Text>
      <div className="table-scroll">
        <SegmentedControl<Format>
          aria-label="Whose export it is"
          data={formats.map((value) => ({ value, label: formatChoices[value] }))}
          value={format}
          onChange={(next) => change({ format: next })}
          disabled={isFixed}
        />
      </div>
      <Text size="sm" c="dimmed">
        {formatHint(kind, format)}
      </Text>
    </Stack>
  )
}
