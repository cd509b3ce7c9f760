import { Box, Divider, Group, Stack, Table, Text } from '@mantine/core'
import { Fragment } from 'react'
import type { VariantJson } from '../../web/schemas/product.ts'
import { money } from '../format.ts'
import { Ident } from '../parts/ident.tsx'
import { Picture } from '../parts/picture.tsx'
import { PriceText } from './price-text.tsx'
import { isOut, variantStockText, variantTitle } from './product-words.ts'

interface VariantListProps {
  readonly variants: readonly VariantJson[]
}

export function VariantList({ variants }: VariantListProps) {
  if (variants.length === 0) {
    return (
      <Text size="sm" c="dimmed" px="lg" pb="md">
        The store told no variant of it, so there is nothing to offer.
      </Text>
    )
  }
  return (
    <>
      <VariantTable variants={variants} />
      <VariantCards variants={variants} />
    </>
  )
}

function VariantTable({ variants }: VariantListProps) {
  return (
    <Box visibleFrom="sm" className="table-scroll">
      <Table verticalSpacing="xs" horizontalSpacing="lg">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Variant</Table.Th>
            <Table.Th ta="right">Price</Table.Th>
            <Table.Th ta="right">Cost</Table.Th>
            <Table.Th ta="right">Stock</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {variants.map((variant) => (
            <Table.Tr key={variant.externalId}>
              <Table.Td>
                <Name variant={variant} />
              </Table.Td>
              <Table.Td ta="right">
                <PriceText variant={variant} />
              </Table.Td>
              <Table.Td ta="right" className="figures" style={{ whiteSpace: 'nowrap' }}>
                {variant.cost ? money(variant.cost) : '–'}
              </Table.Td>
              <Table.Td ta="right">
                <Stock variant={variant} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  )
}

/** The table's rows on a phone. */
function VariantCards({ variants }: VariantListProps) {
  return (
    <Stack gap={0} hiddenFrom="sm">
      {variants.map((variant, place) => (
        <Fragment key={variant.externalId}>
          {place > 0 && <Divider color="var(--notch-line)" />}
          <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm" px="md" py="sm">
            <Name variant={variant} />
            <Box ta="right">
              <PriceText variant={variant} />
              <Stock variant={variant} />
              {variant.cost && (
                <Text size="xs" c="dimmed" className="figures">
                  costs {money(variant.cost)}
                </Text>
              )}
            </Box>
          </Group>
        </Fragment>
      ))}
    </Stack>
  )
}

function Name({ variant }: { readonly variant: VariantJson }) {
  return (
    <Group wrap="nowrap" gap="sm" miw={0}>
      {variant.imageUrl !== null && <Picture src={variant.imageUrl} size={34} />}
      <Box miw={0}>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {variantTitle(variant)}
        </Text>
        <Text size="xs" c="dimmed">
          <Ident>{variant.sku ?? variant.externalId}</Ident>
        </Text>
      </Box>
    </Group>
  )
}

function Stock({ variant }: { readonly variant: VariantJson }) {
  return (
    <Text size="sm" className="figures" c={isOut(variant) ? 'red' : 'var(--mantine-color-text)'}>
      {variantStockText(variant)}
    </Text>
  )
}
