import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconUpload } from '@tabler/icons-react'
import { sizeText } from '../deliveries/size-text.ts'
import { nobodyIsMailed, percentDone } from './import-words.ts'
import type { useUpload } from './use-upload.ts'

interface UploadPartProps {
  readonly upload: ReturnType<typeof useUpload>
  readonly file: File
  readonly isReady: boolean
  readonly onStart: () => void
}

export function UploadPart({ upload, file, isReady, onStart }: UploadPartProps) {
  if (upload.isSending) return <Sending sent={upload.sent} all={file.size} cancel={upload.cancel} />
  return (
    <Stack gap="sm">
      {upload.problem && (
        <Alert color="red" icon={<IconAlertTriangle />} radius="lg" title="The file was not taken" role="alert">
          {upload.problem.message}
        </Alert>
      )}
      <Group gap="sm">
        <Button leftSection={<IconUpload size={16} />} disabled={!isReady} onClick={onStart}>
          Import
        </Button>
        <Text size="sm" c="dimmed">
          {nobodyIsMailed}
        </Text>
      </Group>
    </Stack>
  )
}

interface SendingProps {
  readonly sent: number
  readonly all: number
  readonly cancel: () => void
}

function Sending({ sent, all, cancel }: SendingProps) {
  const percent = percentDone(sent, all)
  return (
    <Stack gap={6}>
      <Group justify="space-between">
        <Text size="sm" className="figures">
          {percent === 100
            ? 'All of it is sent. Its last rows are looked through.'
            : `${sizeText(Math.min(sent, all))} of ${sizeText(all)} sent. Stay on this page.`}
        </Text>
        <Button variant="default" size="xs" onClick={cancel}>
          Cancel
        </Button>
      </Group>
      <Progress value={percent} aria-label="Sent" animated />
    </Stack>
  )
}
