import { Badge, Group, Stack, Text } from '@mantine/core'
import type { ProductDetail } from '../../web/schemas/product.ts'
import { TextLink } from '../parts/links.tsx'
import { Section } from '../parts/section.tsx'

export function OfferedBy({ rules }: { readonly rules: ProductDetail['offeredBy'] }) {
  return (
    <Section title="Offered by">
      {rules.length === 0 ? (
        <Text size="sm" c="dimmed">
          No rule offers it.{' '}
          <TextLink to="/rules/$id" params={{ id: 'new' }} size="sm">
            Make one
          </TextLink>
        </Text>
      ) : (
        <Stack gap="xs">
          {rules.map(({ id, name, isEnabled }) => (
            <Group key={id} justify="space-between" wrap="nowrap" gap="sm">
              <TextLink to="/rules/$id" params={{ id }} size="sm" style={{ overflowWrap: 'anywhere' }}>
                {name}
              </TextLink>
              {!isEnabled && <Badge color="gray">Switched off</Badge>}
            </Group>
          ))}
        </Stack>
      )}
    </Section>
  )
}
