import { Badge, Group, Paper, Table, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ProductRow } from '../../web/schemas/product.ts'
import { money } from '../format.ts'
import { TextLink } from '../parts/links.tsx'
import { Picture } from '../parts/picture.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { priceText } from '../rules/product-words.ts'
import { PriceText } from './price-text.tsx'
import { cheapest, productStockText, saleWord, variantCountText } from './product-words.ts'

export function CatalogueTable({ products }: { readonly products: readonly ProductRow[] }) {
  return (
    <Paper visibleFrom="sm" className="table-scroll">
      <Table highlightOnHover verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Product</Table.Th>
            <Table.Th ta="right">Price</Table.Th>
            <Table.Th ta="right">Cost</Table.Th>
            <Table.Th>Stock</Table.Th>
            <Table.Th>Tags</Table.Th>
            <Table.Th>State</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {products.map((product) => (
            <Row key={product.id} product={product} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}

function Row({ product }: { readonly product: ProductRow }) {
  const navigate = useNavigate()
  const open = () => navigate({ to: '/catalogue/$id', params: { id: product.id } })
  const cost = cheapest(product.variants)?.cost
  return (
    <Table.Tr onClick={open} style={{ cursor: 'pointer' }}>
      <Table.Td maw={340}>
        <ProductCell product={product} />
      </Table.Td>
      <Table.Td ta="right">
        <Price product={product} />
      </Table.Td>
      <Table.Td ta="right" className="figures" style={{ whiteSpace: 'nowrap' }}>
        {cost ? money(cost) : '–'}
      </Table.Td>
      <Table.Td>
        <Text size="sm">{productStockText(product)}</Text>
      </Table.Td>
      <Table.Td maw={180}>
        <Tags tags={product.tags} />
      </Table.Td>
      <Table.Td miw={128}>
        <StateBadge word={saleWord(product)} />
      </Table.Td>
    </Table.Tr>
  )
}

/** The row's link for the keyboard; a click anywhere on the row does the same. */
function ProductCell({ product }: { readonly product: ProductRow }) {
  return (
    <Group wrap="nowrap" gap="sm">
      <Picture src={product.imageUrl} size={40} />
      <div style={{ minWidth: 0 }}>
        <TextLink
          to="/catalogue/$id"
          params={{ id: product.id }}
          fw={580}
          size="sm"
          style={{ overflowWrap: 'anywhere' }}
          onClick={(event) => event.stopPropagation()}
        >
          {product.title}
        </TextLink>
        {product.variants.length !== 1 && (
          <Text size="xs" c="dimmed">
            {variantCountText(product.variants)}
          </Text>
        )}
      </div>
    </Group>
  )
}

/** Of the cheapest variant when they differ. */
export function Price({ product }: { readonly product: ProductRow }) {
  const variant = cheapest(product.variants)
  if (!variant) return <Text size="sm">{priceText(product)}</Text>
  return <PriceText variant={variant} text={priceText(product)} />
}

/** Some of them: a product may have dozens. */
function Tags({ tags, most = 3 }: { readonly tags: readonly string[]; readonly most?: number }) {
  const rest = tags.length - most
  return (
    <Group gap={4}>
      {tags.slice(0, most).map((tag) => (
        <Badge key={tag} variant="default" maw={160}>
          {tag}
        </Badge>
      ))}
      {rest > 0 && (
        <Text size="xs" c="dimmed" title={tags.slice(most).join(', ')}>
          and {rest} more
        </Text>
      )}
    </Group>
  )
}
