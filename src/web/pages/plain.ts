import { html } from 'hono/html'
import { type Markup, page } from './layout.ts'

/** Names no store: whoever made the address up learns nothing. */
export function deadLinkPage(): Markup {
  return page(
    'This link does not work',
    html`<h1>This link does not work</h1>
<p>It may be incomplete: some mail programs cut long links in two. Try it again from the email itself.</p>`,
  )
}

export function busyPage(): Markup {
  return page(
    'Please try again',
    html`<h1>Please try again in a minute</h1>
<p>Something on our side is not answering just now, so nothing has been changed yet.</p>`,
  )
}

export function notBuiltPage(): Markup {
  return page(
    'The admin is not built',
    html`<h1>The admin is not built yet</h1>
<p>Run <code>npm run build</code> in the project’s folder, then load this page again.</p>
<p class="soft">Webhooks, links and the API work without it.</p>`,
  )
}
