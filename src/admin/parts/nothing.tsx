import { Paper, Stack, Text, ThemeIcon } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface NothingProps {
  readonly icon: Icon
  readonly title: string
  readonly text: ReactNode
  readonly action?: ReactNode
}

/** What a list says when it is empty: why, and what would fill it. */
export function Nothing({ icon: Sign, title, text, action }: NothingProps) {
  return (
    <Paper p={{ base: 'lg', sm: 44 }}>
      <Stack align="center" gap="xs" maw={460} mx="auto" ta="center">
        <ThemeIcon variant="light" size={46} radius="xl" mb="xs">
          <Sign size={24} stroke={1.6} />
        </ThemeIcon>
        <Text fw={620} size="lg">
          {title}
        </Text>
        <Text c="dimmed" size="sm">
          {text}
        </Text>
        {action}
      </Stack>
    </Paper>
  )
}
