import { Box, Group, Paper, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface SectionProps {
  readonly title: string
  readonly intro?: ReactNode
  readonly actions?: ReactNode
  readonly flush?: boolean
  readonly children: ReactNode
}

/** A titled card. `flush` lets a list reach the card's edges. */
export function Section({ title, intro, actions, flush = false, children }: SectionProps) {
  return (
    <Paper style={{ overflow: 'hidden' }} component="section" aria-label={title}>
      <Group justify="space-between" px={{ base: 'md', sm: 'lg' }} pt="md" pb={flush ? 'sm' : 0} gap="sm">
        <Box>
          <Title order={2} fz="md">
            {title}
          </Title>
          {intro && (
            <Text size="sm" c="dimmed" component="div">
              {intro}
            </Text>
          )}
        </Box>
        {actions}
      </Group>
      <Box p={flush ? 0 : { base: 'md', sm: 'lg' }} pt={flush ? 0 : 'sm'} pb={flush ? 'xs' : { base: 'md', sm: 'lg' }}>
        {children}
      </Box>
    </Paper>
  )
}
