import { Group, Paper, SimpleGrid, Skeleton, Stack } from '@mantine/core'

const places = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const

/** Rows of a list that is still coming. */
export function Lines({ rows = 6 }: { readonly rows?: number }) {
  return (
    <Paper p="md" aria-busy="true" aria-label="Loading">
      <Stack gap="lg">
        {places.slice(0, rows).map((place) => (
          <Group key={place} wrap="nowrap">
            <Skeleton height={12} width="22%" />
            <Skeleton height={12} width="48%" />
            <Skeleton height={12} width="14%" />
          </Group>
        ))}
      </Stack>
    </Paper>
  )
}

/** Figures in a row that are still coming. */
export function Tiles({ tiles = 4 }: { readonly tiles?: number }) {
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} aria-busy="true" aria-label="Loading">
      {places.slice(0, tiles).map((place) => (
        <Paper key={place} p="md">
          <Skeleton height={10} width="60%" mb="md" />
          <Skeleton height={22} width="40%" />
        </Paper>
      ))}
    </SimpleGrid>
  )
}
