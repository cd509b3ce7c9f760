import { Box, Button, CopyButton, Paper } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'

interface CopyBlockProps {
  readonly label: string
  readonly value: string
}

/** Several lines to be taken elsewhere. Long ones scroll inside. */
export function CopyBlock({ label, value }: CopyBlockProps) {
  return (
    <Paper radius="md" p="sm" bg="var(--notch-hover)">
      <Box mah={190} style={{ overflow: 'auto' }} mb={8} tabIndex={0} role="group" aria-label={label}>
        <pre className="plain-text">{value}</pre>
      </Box>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            size="compact-sm"
            variant="default"
            onClick={copy}
            leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
          >
            {copied ? 'Copied' : `Copy the ${label}`}
          </Button>
        )}
      </CopyButton>
    </Paper>
  )
}
