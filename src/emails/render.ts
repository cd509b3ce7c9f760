import type { CompiledTemplate } from './compile.ts'
import { fillLiquid, type Track } from './liquid.ts'
import type { MailModel } from './mail-model.ts'
import { viewOf } from './mail-view.ts'
import { tidyText } from './text-part.ts'
import { withUtm } from './utm.ts'

export interface RenderedMail {
  readonly subject: string
  readonly preheader: string
  readonly html: string
  readonly text: string
}

/**
 * Fills a template for one mail; the same model and links give the same bytes. `track` is asked once for each link, with
 * the target already tagged. Throws when the template asks for what the model lacks, or more time or memory than a mail may.
 */
export function renderMail(compiled: CompiledTemplate, model: MailModel, track: Track): RenderedMail {
  const view = viewOf(model)
  const subject = oneLine(fillLiquid(compiled.subject, view))
  const preheader = oneLine(fillLiquid(compiled.preheader, view))
  const scope = { ...view, subject, preheader }
  const once = trackOnce(track)
  return {
    subject,
    preheader,
    html: fillLiquid(compiled.html, scope, once),
    text: tidyText(fillLiquid(compiled.text, scope, once)),
  }
}

/** HTML and text show the same link, so it is minted once. */
function trackOnce(track: Track): Track {
  const minted = new Map<string, string>()
  return (linkKey, target) => {
    const known = minted.get(linkKey)
    if (known !== undefined) return known
    const made = track(linkKey, withUtm(target, linkKey))
    minted.set(linkKey, made)
    return made
  }
}

/** A header is one line. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
