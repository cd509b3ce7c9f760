import { Group, Stack, Text } from '@mantine/core'
import { useStore } from '../current-store.tsx'
import { Ident } from '../parts/ident.tsx'
import type { ApiFieldJson } from './queries.ts'

/** What was entered for the platform's API, as far as it may be shown. */
export function AccessKnown({ fields }: { readonly fields: readonly ApiFieldJson[] }) {
  const { credentials } = useStore()
  return (
    <Stack gap={6}>
      {fields.map(({ name, label }) => (
        <Group key={name} justify="space-between" gap="sm">
          <Text size="sm" c="dimmed">
            {label}
          </Text>
          <Ident>{credentials.find((one) => one.name === name)?.shown ?? '–'}</Ident>
        </Group>
      ))}
    </Stack>
  )
}
