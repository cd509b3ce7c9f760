import { Text } from '@mantine/core'
import { useStoreChoice } from '../current-store.tsx'
import { dateTime, relative } from '../format.ts'
import { useNow } from '../session.ts'

interface WhenProps {
  readonly at: string
  /** Only "3 hours ago", with the date on hover: for narrow places. */
  readonly short?: boolean
}

/** An instant in the store's zone, with how long ago that is. */
export function When({ at, short = false }: WhenProps) {
  const zone = useStoreChoice().store?.timeZone ?? 'UTC'
  const hint = relative(at, useNow())
  const full = dateTime(at, zone)
  return (
    <time dateTime={at} title={`${full} (${zone})`} className="figures" style={{ whiteSpace: 'nowrap' }}>
      {short ? hint : full}
      {!short && (
        <Text span c="dimmed" size="xs" ml={6}>
          {hint}
        </Text>
      )}
    </time>
  )
}
