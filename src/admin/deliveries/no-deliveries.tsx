import { IconWebhook } from '@tabler/icons-react'
import { ButtonLink } from '../parts/links.tsx'
import { Nothing } from '../parts/nothing.tsx'
import type { DeliveryFilter } from './filter.ts'

export function NoDeliveries({ filter }: { readonly filter: DeliveryFilter }) {
  if (filter.state === 'quarantined' && !filter.topic) {
    return <Nothing icon={IconWebhook} title="Nothing is quarantined" text="Every delivery so far could be read." />
  }
  const isFiltered = filter.state !== undefined || filter.topic !== undefined
  return (
    <Nothing
      icon={IconWebhook}
      title={isFiltered ? 'No delivery fits' : 'No deliveries yet'}
      text={
        isFiltered
          ? 'There are deliveries, but none with this state and topic.'
          : 'Once the store’s webhooks point here, its orders, refunds and products arrive on this page.'
      }
      action={
        <ButtonLink
          to={isFiltered ? '/deliveries' : '/settings/$section'}
          params={isFiltered ? {} : { section: 'hook' }}
          search={{}}
          variant="light"
          mt="sm"
        >
          {isFiltered ? 'Show all deliveries' : 'See the hook address'}
        </ButtonLink>
      }
    />
  )
}
