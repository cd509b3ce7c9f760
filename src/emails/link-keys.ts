import { ForTag, Output, TablerowTag, type Template } from 'liquidjs'
import { AppError } from '../errors.ts'
import { hideLiquid } from './liquid-tags.ts'

/**
 * The places of a template's links, in order: `store`, or `offer-*` for one in a loop, whose number is the loop's.
 * Throws AppError `bad-template` when a place has no name, two have the same, or a link is not tracked.
 */
export function linkKeysOf(parsed: readonly Template[], mjml: string): string[] {
  const keys = [...trackedIn(parsed, false)]
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice) throw badLink(`Two links have the key "${twice}". Give each its own, so that clicks can be told apart.`)
  const written = mjml.match(/\|\s*track\b/g)?.length ?? 0
  if (written !== keys.length) throw badLink('`track` was used outside {{ }}. Put it where the link is.')
  refuseUntracked(mjml)
  return keys
}

function* trackedIn(templates: readonly Template[], inLoop: boolean): Generator<string> {
  for (const template of templates) {
    if (template instanceof Output) yield* trackedOutput(template, inLoop)
    const loops = inLoop || template instanceof ForTag || template instanceof TablerowTag
    yield* trackedIn(childrenOf(template), loops)
  }
}

function* trackedOutput(output: Output, inLoop: boolean): Generator<string> {
  for (const filter of output.value.filters) {
    if (filter.name !== 'track') continue
    const [key, index] = filter.args.map(textOf)
    if (!key || !/^'[a-z][a-z0-9-]*'$/.test(key)) {
      throw badLink(`${output.token.getText()} needs a fixed key in quotes, such as track: 'offer-button'.`)
    }
    if (inLoop !== (index === 'forloop.index')) {
      throw badLink(
        `${output.token.getText()} ${inLoop ? 'is in a loop: write' : 'is in no loop: leave out'} ", forloop.index".`,
      )
    }
    yield inLoop ? `${key.slice(1, -1)}-*` : key.slice(1, -1)
  }
}

/** An argument as it was written. Named ones come as pairs and are none of ours. */
function textOf(argument: unknown): string {
  const hasText = typeof argument === 'object' && argument !== null && 'getText' in argument
  return hasText && typeof argument.getText === 'function' ? String(argument.getText()) : ''
}

function childrenOf(template: Template): Template[] {
  if (!template.children) return []
  const steps = template.children(false, true)
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
  }
}

/** Every address a reader can follow is tracked, but the unsubscribe link, which must work by itself. */
function refuseUntracked(mjml: string): void {
  const { text, restore } = hideLiquid(mjml)
  for (const [, quoted = ''] of text.matchAll(/<(?:a|area|mj-(?!font\b)[a-z-]+)\b[^>]*?\shref="([^"]*)"/g)) {
    const href = restore(quoted)
    if (/\|\s*track\b/.test(href) || /^\{\{-?\s*unsubscribeUrl\s*-?\}\}$/.test(href)) continue
    if (/^(?:mailto:|tel:|#)/.test(href)) continue
    throw badLink(`href="${href}" is not tracked. Write href="{{ '${href}' | track: 'a-key-of-its-own' }}".`)
  }
}

function badLink(message: string): AppError {
  return new AppError('bad-template', 422, message)
}
