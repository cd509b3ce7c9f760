import {
  IconBan,
  IconBuildingStore,
  IconClock,
  IconCoins,
  IconPalette,
  IconSend,
  IconTestPipe,
  IconUserShield,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react'

export const sections = [
  { key: 'store', label: 'Store', icon: IconBuildingStore },
  { key: 'hook', label: 'Webhooks', icon: IconWebhook },
  { key: 'sender', label: 'Sender', icon: IconSend },
  { key: 'sending', label: 'Sending', icon: IconClock },
  { key: 'holdout', label: 'Holdout', icon: IconTestPipe },
  { key: 'revenue', label: 'Revenue', icon: IconCoins },
  { key: 'brand', label: 'Brand', icon: IconPalette },
  { key: 'suppressions', label: 'Addresses not to mail', icon: IconBan },
  { key: 'privacy', label: 'Privacy requests', icon: IconUserShield },
  { key: 'people', label: 'People', icon: IconUsers },
] as const

export type SectionKey = (typeof sections)[number]['key']

export function sectionNamed(text: string | undefined): SectionKey {
  return sections.find(({ key }) => key === text)?.key ?? 'store'
}
