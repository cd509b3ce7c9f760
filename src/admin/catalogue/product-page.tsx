import { Anchor, Badge, Grid, Group, Stack, Text } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ProductDetail } from '../../web/schemas/product.ts'
import { plural } from '../format.ts'
import { BackLink } from '../parts/back-link.tsx'
import { Ident } from '../parts/ident.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { Picture } from '../parts/picture.tsx'
import { Section } from '../parts/section.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { OfferedBy } from './offered-by.tsx'
import { originText, saleWord } from './product-words.ts'
import { productQuery } from './queries.ts'
import { VariantList } from './variant-list.tsx'

const route = getRouteApi('/catalogue/$id')

export function ProductPage() {
  const { id } = route.useParams()
  const query = useQuery(productQuery(id))
  return <Loaded query={query}>{(product) => <ProductBody product={product} />}</Loaded>
}

function ProductBody({ product }: { readonly product: ProductDetail }) {
  return (
    <Page
      title={product.title}
      above={<BackLink to="/catalogue" label="Catalogue" />}
      intro={
        <Group gap="sm">
          <StateBadge word={saleWord(product)} />
          <span>{originText(product)}</span>
        </Group>
      }
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Section title={plural(product.variants.length, 'variant')} flush>
            <VariantList variants={product.variants} />
          </Section>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <OfferedBy rules={product.offeredBy} />
            <AsTheStoreTellsIt product={product} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}

function AsTheStoreTellsIt({ product }: { readonly product: ProductDetail }) {
  return (
    <Section title="In the store">
      <Stack gap="sm" align="flex-start">
        {product.imageUrl !== null && <Picture src={product.imageUrl} size={160} />}
        {product.tags.length > 0 && (
          <Group gap={6}>
            {product.tags.map((tag) => (
              <Badge key={tag} variant="default">
                {tag}
              </Badge>
            ))}
          </Group>
        )}
        {product.url !== null && <StorePageLink url={product.url} />}
        <Text size="xs" c="dimmed">
          <Ident>{product.externalId}</Ident>
        </Text>
      </Stack>
    </Section>
  )
}

/** Adapters let only web addresses through; that nothing else is ever opened is worth a second look. */
function StorePageLink({ url }: { readonly url: string }) {
  if (!/^https?:\/\//.test(url)) return null
  return (
    <Text size="sm">
      <Anchor href={url} target="_blank" rel="noreferrer" size="sm">
        See it in the store <IconExternalLink size={14} style={{ verticalAlign: '-2px' }} />
      </Anchor>
    </Text>
  )
}
