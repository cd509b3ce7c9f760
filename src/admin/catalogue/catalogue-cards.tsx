import { Box, Group, Paper, Stack, Text } from '@mantine/core'
import type { ProductRow } from '../../web/schemas/product.ts'
import { BoxLink } from '../parts/links.tsx'
import { Picture } from '../parts/picture.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { Price } from './catalogue-table.tsx'
import { productStockText, saleWord, variantCountText } from './product-words.ts'

/** The table's rows on a phone. */
export function CatalogueCards({ products }: { readonly products: readonly ProductRow[] }) {
  return (
    <Stack hiddenFrom="sm" gap="sm">
      {products.map((product) => (
        <Paper key={product.id} style={{ overflow: 'hidden' }}>
          <BoxLink to="/catalogue/$id" params={{ id: product.id }} className="row-link" p="md">
            <CardBody product={product} />
          </BoxLink>
        </Paper>
      ))}
    </Stack>
  )
}

function CardBody({ product }: { readonly product: ProductRow }) {
  const several = product.variants.length === 1 ? '' : ` · ${variantCountText(product.variants)}`
  return (
    <Group wrap="nowrap" gap="sm" align="flex-start">
      <Picture src={product.imageUrl} size={52} />
      <Box flex={1} miw={0}>
        <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
          <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {product.title}
          </Text>
          {!product.isActive && <StateBadge word={saleWord(product)} />}
        </Group>
        <Text size="sm" component="div">
          <Price product={product} />
        </Text>
        <Text size="xs" c="dimmed">
          {productStockText(product)}
          {several}
        </Text>
      </Box>
    </Group>
  )
}
