import type { DeliveryRow } from '../web/schemas/delivery.ts'
import type { MessageRow } from '../web/schemas/message.ts'

/** A word for a state, its colour, and what it means to the person reading. */
export interface Word {
  readonly label: string
  readonly color: string
  readonly meaning: string
}

export const messageStates: Readonly<Record<MessageRow['state'], Word>> = {
  planned: { label: 'Planned', color: 'blue', meaning: 'Waits for the moment it is due.' },
  sending: { label: 'Sending', color: 'blue', meaning: 'Just being handed to the mail server.' },
  sent: {
    label: 'Sent',
    color: 'teal',
    meaning: 'The mail server accepted it. That is not proof that it was delivered.',
  },
  'held-out': {
    label: 'Held out',
    color: 'violet',
    meaning: 'Not mailed, so that the offer’s effect can be measured.',
  },
  skipped: { label: 'Skipped', color: 'gray', meaning: 'Not sent, for a reason of the order or the customer.' },
  refused: { label: 'Refused', color: 'red', meaning: 'The mail server said no for good.' },
  failed: { label: 'Failed', color: 'red', meaning: 'It could not be made or handed over.' },
  uncertain: {
    label: 'Uncertain',
    color: 'orange',
    meaning: 'It may have arrived. It is never sent again by itself.',
  },
}

export const deliveryStates: Readonly<Record<DeliveryRow['state'], Word>> = {
  waiting: { label: 'Waiting', color: 'blue', meaning: 'Kept, and about to be read.' },
  applied: { label: 'Applied', color: 'teal', meaning: 'Read into orders, refunds or products.' },
  ignored: { label: 'Ignored', color: 'gray', meaning: 'Understood, with nothing in it for Notch.' },
  quarantined: {
    label: 'Quarantined',
    color: 'red',
    meaning: 'Could not be read. Nothing is lost: it can be replayed.',
  },
}

/** Of one that waits because it only names what changed. */
const waitingForApi: Word = {
  label: 'Waiting for the API',
  color: 'orange',
  meaning: 'It only names what changed. It is read once the platform’s API has told the rest.',
}

export function deliveryWord({ state, isAsking }: Pick<DeliveryRow, 'state' | 'isAsking'>): Word {
  return isAsking ? waitingForApi : deliveryStates[state]
}

export const deliveryOrigins: Readonly<Record<DeliveryRow['origin'], Word>> = {
  webhook: { label: 'Webhook', color: 'gray', meaning: 'The store sent it.' },
  reconcile: {
    label: 'Found by asking',
    color: 'iris',
    meaning: 'No webhook told it. Notch found it in the platform’s own list of orders.',
  },
}

export const arms: Readonly<Record<MessageRow['arm'], Word>> = {
  offer: { label: 'Offer', color: 'iris', meaning: 'This customer’s mails carry an offer when a rule fits.' },
  'held-out': {
    label: 'Held out',
    color: 'violet',
    meaning: 'This customer was drawn to get no offer, so that the offer’s effect can be measured.',
  },
  none: {
    label: 'None',
    color: 'gray',
    meaning: 'Not part of the measurement: a test, a shop sale, or a customer who refused offers.',
  },
}

export const suppressionReasons: Readonly<Record<string, string>> = {
  unsubscribed: 'Unsubscribed',
  complaint: 'Reported as spam',
  'hard-bounce': 'Mail was returned',
  manual: 'Added by hand',
}

/** The only places where figures are defined for readers; the pages show them beside every figure. */
export const definitions = {
  orders: 'Paid orders that count: test orders, cancelled ones, zero-value replacements and renewals do not.',
  revenue: 'Lines after discounts, without tax, shipping, gift cards and tips, unless Settings includes them.',
  gross: 'Revenue before refunds.',
  net: 'Revenue less refunded lines, whenever the refund comes.',
  aov: 'Average order value: revenue ÷ orders.',
  cvr: 'Conversion rate: recipients with at least one later order in the window ÷ all recipients.',
  rpr: 'Revenue per recipient: revenue in the window ÷ all recipients. This is what decides whether offers pay.',
  recipients: 'Customers assigned to this arm whose first message left, or would have left, in this period.',
  lift: 'How much higher the offer arm is than the held-out arm, with the range the truth lies in 95 times of 100.',
  deliveries: 'Webhook requests from the store that were kept. Repeats of the same one count once.',
  lastWebhook: 'When the store last sent anything itself, whatever became of it.',
  lastLook: 'When the platform’s own list of orders was last looked through to its end. It is every 15 minutes.',
  seen: 'Orders in that list that had changed since the look before.',
  lost: 'Orders of these that no webhook had told. Notch took them in all the same.',
  planned: 'Messages planned for newly paid orders.',
  sent: 'Messages the mail server accepted.',
  humanClicks: 'Links followed by people. Mail scanners are recognised and counted apart.',
  credited: 'Orders credited to a message: by its click, by its own code, or the same customer after a click.',
} as const
