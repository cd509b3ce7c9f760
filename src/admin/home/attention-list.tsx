import { Group, Text, ThemeIcon } from '@mantine/core'
import {
  type Icon,
  IconAlertTriangle,
  IconAt,
  IconBiohazard,
  IconChevronRight,
  IconCircleCheck,
  IconMailOff,
  IconMailQuestion,
  IconMapPin,
  IconPlayerPause,
  IconPlugConnectedX,
  IconRoute,
} from '@tabler/icons-react'
import type { Attention } from '../../web/schemas/home.ts'
import { HrefLink } from '../parts/links.tsx'
import { Section } from '../parts/section.tsx'

const signs: Readonly<Record<Attention['kind'], { icon: Icon; color: string }>> = {
  quarantined: { icon: IconBiohazard, color: 'red' },
  uncertain: { icon: IconMailQuestion, color: 'orange' },
  refused: { icon: IconMailOff, color: 'red' },
  failed: { icon: IconMailOff, color: 'red' },
  intake: { icon: IconPlugConnectedX, color: 'red' },
  'circuit-open': { icon: IconPlugConnectedX, color: 'red' },
  'no-sender': { icon: IconAt, color: 'yellow' },
  'no-address': { icon: IconMapPin, color: 'yellow' },
  paused: { icon: IconPlayerPause, color: 'yellow' },
  'failed-job': { icon: IconAlertTriangle, color: 'red' },
  'no-rules': { icon: IconRoute, color: 'yellow' },
}

/** Each item leads to the place that mends it. */
export function AttentionList({ items }: { readonly items: readonly Attention[] }) {
  if (items.length === 0) return <AllWell />
  return (
    <Section title="Needs attention" flush>
      {items.map((item) => (
        <AttentionItem key={item.kind} item={item} />
      ))}
    </Section>
  )
}

function AttentionItem({ item }: { readonly item: Attention }) {
  const { icon: Sign, color } = signs[item.kind]
  return (
    <HrefLink href={item.href} className="row-link">
      <Group wrap="nowrap" px="lg" py="sm" gap="sm">
        <ThemeIcon variant="light" color={color} radius="xl" size={32}>
          <Sign size={18} stroke={1.7} />
        </ThemeIcon>
        <Text size="sm" flex={1}>
          {item.text}
        </Text>
        <IconChevronRight size={16} opacity={0.5} />
      </Group>
    </HrefLink>
  )
}

function AllWell() {
  return (
    <Group gap="xs" px={4}>
      <IconCircleCheck size={20} stroke={1.7} color="var(--mantine-color-teal-6)" />
      <Text size="sm" c="dimmed">
        Nothing needs you just now.
      </Text>
    </Group>
  )
}
