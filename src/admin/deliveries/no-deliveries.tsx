import { IconWebhook } from '@tabler/icons-react'
import { ButtonLink } from '../parts/links.tsx'
import { Nothing } from '../parts/nothing.tsx'
import type { DeliveryFilter } from './filter.ts'

export function NoDeliveries({ filter }: { readonly filter: DeliveryFilter }) {
  const names = Object.keys(filter)
  if (names.length === 0) return <NoneYet />
  if (names.length === 1 && filter.state === 'quarantined') {
    return <Nothing icon={IconWebhook} title="Nothing is quarantined" text="Every delivery so far could be read." />
  }
  return (
    <Nothing
      icon={IconWebhook}
      title="No delivery fits"
      text={whyNone(filter)}
      action={
        <ButtonLink to="/deliveries" search={{}} variant="light" mt="sm">
          Show all deliveries
        </ButtonLink>
      }
    />
  )
}

export function whyNone({ q, origin }: DeliveryFilter): string {
  if (q !== undefined) {
    return 'A key has to be whole. An order’s id finds what stops its mail: cancellations and refunds that wait or could not be read.'
  }
  if (origin === 'reconcile')
    return 'Notch has found nothing by asking the platform. It can ask only with API access, which Settings takes.'
  return 'There are deliveries, but none with this state and topic.'
}

function NoneYet() {
  return (
    <Nothing
      icon={IconWebhook}
      title="No deliveries yet"
      text="Once the store’s webhooks point here, its orders, refunds and products arrive on this page."
      action={
        <ButtonLink to="/settings/$section" params={{ section: 'hook' }} variant="light" mt="sm">
          See the hook address
        </ButtonLink>
      }
    />
  )
}
