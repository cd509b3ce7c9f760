import { Group, Text, ThemeIcon } from '@mantine/core'
import { type Icon, IconClick, IconCoin, IconPencil, IconSend, IconShoppingBag } from '@tabler/icons-react'
import type { Activity } from '../../web/schemas/home.ts'
import { keyed } from '../parts/keyed.ts'
import { HrefLink } from '../parts/links.tsx'
import { Section } from '../parts/section.tsx'
import { When } from '../parts/when.tsx'

const signs: Readonly<Record<Activity['kind'], { icon: Icon; color: string }>> = {
  order: { icon: IconShoppingBag, color: 'blue' },
  sent: { icon: IconSend, color: 'iris' },
  click: { icon: IconClick, color: 'violet' },
  credited: { icon: IconCoin, color: 'teal' },
  change: { icon: IconPencil, color: 'gray' },
}

/** A day's glance; Messages and Deliveries have the rest. */
const most = 12

export function ActivityList({ items }: { readonly items: readonly Activity[] }) {
  return (
    <Section title="Lately" flush>
      {items.length === 0 && (
        <Text size="sm" c="dimmed" px="lg" pb="lg">
          Nothing has happened yet. The first delivery from the store shows here.
        </Text>
      )}
      {keyed(items.slice(0, most), (item) => `${item.at} ${item.kind}`).map(({ key, item }) => (
        <ActivityItem key={key} item={item} />
      ))}
    </Section>
  )
}

function ActivityItem({ item }: { readonly item: Activity }) {
  if (item.href === null) return <ActivityRow item={item} />
  return (
    <HrefLink href={item.href} className="row-link">
      <ActivityRow item={item} />
    </HrefLink>
  )
}

function ActivityRow({ item }: { readonly item: Activity }) {
  const { icon: Sign, color } = signs[item.kind]
  return (
    <Group wrap="nowrap" px="lg" py={9} gap="sm">
      <ThemeIcon variant="light" color={color} radius="xl" size={28}>
        <Sign size={15} stroke={1.8} />
      </ThemeIcon>
      <Text size="sm" flex={1} style={{ overflowWrap: 'anywhere' }}>
        {item.text}
      </Text>
      <Text size="xs" c="dimmed" component="div">
        <When at={item.at} short />
      </Text>
    </Group>
  )
}
