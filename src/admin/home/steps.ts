import type { StoreJson } from '../../web/schemas/store.ts'

export interface Step {
  readonly title: string
  readonly text: string
  readonly href: string
  readonly isDone: boolean
}

/** From nothing to the first mail, in the order that makes sense. */
export function stepsOf(store: StoreJson, has: { readonly rules: number; readonly deliveries: number }): Step[] {
  return [
    {
      title: 'Add the store',
      text: 'Name, currency and time zone.',
      href: '/settings/store',
      isDone: true,
    },
    {
      title: 'Let the store tell us about its orders',
      text: `Put the hook address into ${store.platformLabel}. The first delivery ticks this off.`,
      href: '/connect',
      isDone: has.deliveries > 0,
    },
    {
      title: 'Say who the mails come from',
      text: 'A sender address, and the postal address that the law wants in every mail.',
      href: '/settings/sender',
      isDone: store.senderEmail !== '' && store.postalAddress !== '',
    },
    {
      title: 'Make the first rule',
      text: 'Which products to offer, and to whom. Without a rule the mails are plain thank-yous.',
      href: '/rules/new',
      isDone: has.rules > 0,
    },
  ]
}
