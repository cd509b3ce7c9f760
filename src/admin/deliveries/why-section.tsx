import { Alert, Text } from '@mantine/core'
import { IconAlertTriangle, IconHourglass, IconInfoCircle } from '@tabler/icons-react'
import type { DeliveryDetail } from '../../web/schemas/delivery.ts'
import { plural } from '../format.ts'
import { TextLink } from '../parts/links.tsx'

/** Why it was not applied, and what to do about it. */
export function WhySection({ delivery }: { readonly delivery: DeliveryDetail }) {
  const { state, reason, isAsking, attempts } = delivery
  if (isAsking) return <Asking reason={reason} />
  if (reason === null) return null
  const isQuarantined = state === 'quarantined'
  return (
    <Alert
      color={isQuarantined ? 'red' : 'gray'}
      icon={isQuarantined ? <IconAlertTriangle /> : <IconInfoCircle />}
      radius="lg"
      title={reason}
    >
      {isQuarantined && (
        <Text size="sm">
          Nothing is lost: mend the cause in the store or update Notch, then replay it. Tried {plural(attempts, 'time')}
          .
        </Text>
      )}
    </Alert>
  )
}

function Asking({ reason }: { readonly reason: string | null }) {
  return (
    <Alert color="yellow" icon={<IconHourglass />} radius="lg">
      <Text size="sm" fw={600} mb={4}>
        {reason ?? 'The platform’s API is being asked.'}
      </Text>
      <Text size="sm">
        It only names what changed; Notch asks the platform’s API for the rest and goes on trying. Nothing is lost.{' '}
        {reason !== null && (
          <TextLink to="/settings/$section" params={{ section: 'hook' }} size="sm">
            See the API access
          </TextLink>
        )}
      </Text>
    </Alert>
  )
}
