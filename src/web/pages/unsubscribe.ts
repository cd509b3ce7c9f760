import { html } from 'hono/html'
import { type Markup, page } from './layout.ts'

/** Who a page speaks to: the store's name, and the address with most of it hidden. */
export interface Addressee {
  readonly storeName: string
  readonly maskedEmail: string
}

export function askPage({ storeName, maskedEmail }: Addressee, action: string): Markup {
  return page(
    `Unsubscribe from ${storeName}`,
    html`<p class="from">${storeName}</p>
<h1>Stop these emails?</h1>
<p>${maskedEmail} will get no more emails of this kind from ${storeName}.</p>
<form method="post" action="${action}"><button type="submit">Unsubscribe</button></form>
<p class="soft">Receipts and shipping news come from the shop itself and are not affected.</p>`,
  )
}

export function donePage({ storeName, maskedEmail }: Addressee, undoAction: string): Markup {
  return page(
    'You are unsubscribed',
    html`<p class="from">${storeName}</p>
<h1 role="status">You are unsubscribed</h1>
<p>${maskedEmail} will get no more of these emails from ${storeName}.</p>
<form method="post" action="${undoAction}"><button type="submit" class="quiet">That was a mistake, undo</button></form>`,
  )
}

export function undonePage({ storeName, maskedEmail }: Addressee, action: string): Markup {
  return page(
    'You are subscribed again',
    html`<p class="from">${storeName}</p>
<h1 role="status">Welcome back</h1>
<p>${maskedEmail} may get emails from ${storeName} again.</p>
<form method="post" action="${action}"><button type="submit" class="quiet">Unsubscribe after all</button></form>`,
  )
}

/** "a•••@shop.example": enough to know one's own address, too little to learn somebody else's. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const [first = ''] = email.slice(0, at)
  return `${first}•••${email.slice(at)}`
}
