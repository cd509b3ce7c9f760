import { ActionIcon, Box, Group, Paper, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import type { RuleOffer } from '../../offers/rule.ts'
import type { ProductRow } from '../../web/schemas/product.ts'
import { Ident } from '../parts/ident.tsx'
import { Picture } from '../parts/picture.tsx'
import { OfferOptions } from './offer-options.tsx'
import { priceText, stockText } from './product-words.ts'

interface OfferItemProps {
  readonly offer: RuleOffer
  readonly product: ProductRow | undefined
  readonly place: number
  readonly isLast: boolean
  readonly onChange: (offer: RuleOffer) => void
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
}

export function OfferItem(props: OfferItemProps) {
  const { offer, product, place, onChange } = props
  return (
    <Paper radius="md" p="sm" bg="var(--notch-page)">
      <Group wrap="nowrap" gap="sm" align="flex-start">
        <Text c="dimmed" size="sm" className="figures" pt={12}>
          {place + 1}
        </Text>
        <Picture src={product?.imageUrl ?? null} size={44} />
        <Box flex={1} miw={0}>
          <Text size="sm" fw={580} style={{ overflowWrap: 'anywhere' }}>
            {product?.title ?? <Ident>{offer.productExternalId}</Ident>}
          </Text>
          <Text size="xs" c="dimmed" className="figures">
            {product ? `${priceText(product)} · ${stockText(product)}` : 'not in the catalogue'}
          </Text>
        </Box>
        <OfferButtons {...props} title={product?.title ?? offer.productExternalId} />
      </Group>
      <OfferOptions offer={offer} product={product} onChange={onChange} />
    </Paper>
  )
}

function OfferButtons({ place, isLast, title, onMove, onRemove }: OfferItemProps & { readonly title: string }) {
  const quiet = { variant: 'subtle', color: 'gray' } as const
  return (
    <Group gap={0} wrap="nowrap">
      <ActionIcon {...quiet} disabled={place === 0} onClick={() => onMove(place - 1)} aria-label={`Prefer ${title}`}>
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon {...quiet} disabled={isLast} onClick={() => onMove(place + 1)} aria-label={`Put ${title} behind`}>
        <IconArrowDown size={16} />
      </ActionIcon>
      <ActionIcon {...quiet} onClick={onRemove} aria-label={`Remove ${title}`}>
        <IconTrash size={16} stroke={1.7} />
      </ActionIcon>
    </Group>
  )
}
