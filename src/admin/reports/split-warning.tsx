import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { EmailReport } from '../../reports/report.ts'
import { percent } from '../format.ts'

export function SplitWarning({ report: { split, definitions } }: { readonly report: EmailReport }) {
  if (!split.isOff || split.heldOutShare === null) return null
  return (
    <Alert color="orange" icon={<IconAlertTriangle />} radius="lg" title="The comparison below cannot be trusted">
      {percent(split.heldOutShare)} of recipients were held out, while Settings said{' '}
      {percent(split.expectedHeldOutShare)}. Chance does this less than once in a thousand times. {definitions.split}
    </Alert>
  )
}
