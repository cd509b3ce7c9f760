import { Button, FileButton, Group, Paper, Text } from '@mantine/core'
import { IconFileTypeCsv } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import { sizeText } from '../deliveries/size-text.ts'

interface FilePickProps {
  readonly file: File | null
  readonly isFixed: boolean
  readonly onPick: (file: File) => void
}

/** A file by its button, or dropped onto the field around it. */
export function FilePick({ file, isFixed, onPick }: FilePickProps) {
  const [isOver, setOver] = useState(false)
  const drag = (event: DragEvent, over: boolean) => {
    event.preventDefault()
    setOver(over && !isFixed)
  }
  const drop = (event: DragEvent) => {
    drag(event, false)
    const dropped = event.dataTransfer.files.item(0)
    if (dropped && !isFixed) onPick(dropped)
  }
  return (
    <Paper
      p="md"
      radius="md"
      bg={isOver ? 'var(--notch-chosen)' : 'var(--notch-hover)'}
      style={{ borderStyle: 'dashed' }}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={drop}
    >
      <Group justify="space-between" gap="sm">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <IconFileTypeCsv size={26} stroke={1.5} style={{ flexShrink: 0 }} />
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {file ? `${file.name} · ${sizeText(file.size)}` : 'Drop a CSV here, 2 GB at most'}
          </Text>
        </Group>
        <PickButton isAgain={file !== null} isFixed={isFixed} onPick={onPick} />
      </Group>
    </Paper>
  )
}

interface PickButtonProps {
  readonly isAgain: boolean
  readonly isFixed: boolean
  readonly onPick: (file: File) => void
}

function PickButton({ isAgain, isFixed, onPick }: PickButtonProps) {
  const reset = useRef<() => void>(null)
  const pick = (file: File | null) => {
    if (file) onPick(file)
    // Or the same file, mended meanwhile, could not be picked again.
    reset.current?.()
  }
  return (
    <FileButton
      onChange={pick}
      accept=".csv,.tsv,.txt,text/csv"
      resetRef={reset}
      disabled={isFixed}
      inputProps={{ 'aria-label': 'CSV file' }}
    >
      {(props) => (
        <Button {...props} variant={isAgain ? 'default' : 'filled'} disabled={isFixed}>
          {isAgain ? 'Choose another' : 'Choose a file'}
        </Button>
      )}
    </FileButton>
  )
}
