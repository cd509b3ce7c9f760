import {
  IconAdjustmentsHorizontal,
  IconChartDots,
  IconFileImport,
  IconHome,
  IconInbox,
  IconMailFast,
  IconPackages,
  IconRoute,
  IconWebhook,
} from '@tabler/icons-react'

/** The app's pages in the order a day's work visits them. */
export const places = [
  { to: '/', label: 'Home', icon: IconHome },
  { to: '/messages', label: 'Messages', icon: IconMailFast },
  { to: '/report', label: 'Report', icon: IconChartDots },
  { to: '/rules', label: 'Rules', icon: IconRoute },
  { to: '/catalogue', label: 'Catalogue', icon: IconPackages },
  { to: '/mailbox', label: 'Mailbox', icon: IconInbox },
  { to: '/deliveries', label: 'Deliveries', icon: IconWebhook },
  { to: '/imports', label: 'Imports', icon: IconFileImport },
  { to: '/settings', label: 'Settings', icon: IconAdjustmentsHorizontal },
] as const

export type Place = (typeof places)[number]

/** What fits a thumb's reach on a phone; the rest is behind "More". */
export const nearPlaces: readonly Place[] = [places[0], places[1], places[2], places[5]]
