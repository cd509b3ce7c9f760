import { Badge, Box, Group, Text } from '@mantine/core'
import { Amount } from '../parts/amount.tsx'
import { Picture } from '../parts/picture.tsx'
import type { Message } from './queries.ts'

type Offer = NonNullable<Message['decision']>['offers'][number]

export function DecidedOffers({ offers }: { readonly offers: readonly Offer[] }) {
  return offers.map((offer) => (
    <Group key={offer.variantExternalId} wrap="nowrap" gap="md">
      <Picture src={offer.imageUrl} size={56} />
      <Box miw={0}>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {offer.title}
          {offer.variantTitle && ` · ${offer.variantTitle}`}
        </Text>
        <Group gap="xs">
          <Badge>{offer.kind === 'upgrade' ? 'Upgrade' : 'Cross-sell'}</Badge>
          <Text size="sm" component="div">
            <Amount of={offer.price} />{' '}
            {offer.compareAt && (
              <Text span td="line-through" c="dimmed">
                <Amount of={offer.compareAt} />
              </Text>
            )}
          </Text>
          {offer.discount && <Discount discount={offer.discount} />}
        </Group>
      </Box>
    </Group>
  ))
}

function Discount({ discount }: { readonly discount: NonNullable<Offer['discount']> }) {
  return (
    <Badge color="teal" variant="outline">
      {discount.code}
      {discount.percentOff !== null && ` · ${discount.percentOff} % off`}
      {discount.isUnique && ' · theirs alone'}
    </Badge>
  )
}
