import { hmac } from '../lib/secrets.ts'
import { mintLink, mintUnsubscribe } from '../links/token.ts'
import type { ChosenOffer } from '../offers/offer.ts'
import type { StoreAdapter } from '../stores/adapter.ts'
import type { CompiledTemplate } from './compile.ts'
import { clickParameterFor, mailModel, offerTarget, withoutQuery } from './fill.ts'
import type { OutgoingMail } from './mailer.ts'
import { renderMail } from './render.ts'
import type { WaitingLine, WaitingMessage } from './waiting-message.ts'

export interface Composer {
  readonly adapters: readonly StoreAdapter[]
  readonly linkKey: Buffer
  /** Where customers reach this app, without a slash at the end. */
  readonly publicUrl: string
  readonly now: Date
}

export interface ComposeInput {
  readonly message: WaitingMessage
  readonly lines: readonly WaitingLine[]
  readonly offers: readonly ChosenOffer[]
  readonly compiled: CompiledTemplate
}

/** The whole mail of one message, ready for a mailer. Pure: the same inputs make the same bytes. */
export function composeMail(composer: Composer, { message, lines, offers, compiled }: ComposeInput): OutgoingMail {
  const adapter = composer.adapters.find(({ name }) => name === message.platform)
  const proposed = offers.map((offer) => ({ ...offer, targetUrl: offerTarget(adapter, message.storefrontUrl, offer) }))
  const cartTargets = new Set(
    proposed.filter((offer) => offer.targetUrl !== offer.url).map((offer) => withoutQuery(offer.targetUrl)),
  )
  const unsubscribeUrl = `${composer.publicUrl}/u/${mintUnsubscribe(composer.linkKey, message.id)}`
  const track = (linkKey: string, target: string) => {
    const clickParameter = clickParameterFor(adapter, cartTargets, target)
    return `${composer.publicUrl}/c/${mintLink(composer.linkKey, { messageId: message.id, linkKey, target, clickParameter })}`
  }
  const mail = renderMail(compiled, mailModel(message, lines, proposed, unsubscribeUrl), track)
  return {
    from: { name: message.senderName || message.storeName, address: message.senderEmail },
    replyTo: message.replyTo || null,
    to: message.toEmail,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    messageId: messageIdOf(message, composer.linkKey),
    listUnsubscribeUrl: unsubscribeUrl,
    date: composer.now,
  }
}

/** The same for every try of a message, so that a mail sent again by hand after a crash is one mail to many readers. */
function messageIdOf(message: WaitingMessage, key: Buffer): string {
  const proof = hmac(key, `message-id ${message.id}`).toString('hex').slice(0, 16)
  return `<notch.${message.id}.${proof}@${message.senderEmail.split('@')[1] ?? 'localhost'}>`
}
