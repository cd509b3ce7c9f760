import { ActionIcon, CopyButton, Group, Paper, Text, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'

interface CopyableProps {
  readonly value: string
  readonly label: string
}

/** Text to be taken elsewhere, with a button that takes it. */
export function Copyable({ value, label }: CopyableProps) {
  return (
    <Paper radius="md" px="sm" py={6} bg="var(--notch-hover)">
      <Group wrap="nowrap" justify="space-between" gap="xs">
        <Text component="code" className="ident" aria-label={label}>
          {value}
        </Text>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? 'Copied' : 'Copy'}>
              <ActionIcon variant="subtle" onClick={copy} aria-label={`Copy ${label}`} color={copied ? 'teal' : 'gray'}>
                {copied ? <IconCheck size={17} /> : <IconCopy size={17} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </Group>
    </Paper>
  )
}
