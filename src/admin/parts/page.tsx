import { Box, Group, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'

interface PageProps {
  readonly title: string
  readonly intro?: ReactNode
  readonly actions?: ReactNode
  readonly above?: ReactNode
  readonly children: ReactNode
}

/** The frame of every page: a title that is also the tab's, what the page is for, and its actions. */
export function Page({ title, intro, actions, above, children }: PageProps) {
  useDocumentTitle(`${title} · Notch`)
  return (
    <Stack gap="lg">
      <Box>
        {above}
        <Group justify="space-between" align="flex-end" gap="md">
          <Box maw={720}>
            <Title order={1} fz={{ base: 24, sm: 28 }} lh={1.25} style={{ overflowWrap: 'anywhere' }}>
              {title}
            </Title>
            {intro && (
              <Text c="dimmed" mt={4} component="div">
                {intro}
              </Text>
            )}
          </Box>
          {actions && <Group gap="sm">{actions}</Group>}
        </Group>
      </Box>
      {children}
    </Stack>
  )
}
