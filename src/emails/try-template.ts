import { AppError } from '../errors.ts'
import type { CompiledTemplate } from './compile.ts'
import type { MailModel } from './mail-model.ts'
import { renderMail } from './render.ts'
import { sampleMail } from './sample-mails.ts'

const bareMail: MailModel = {
  ...sampleMail,
  store: { ...sampleMail.store, postalAddress: '', brand: {} },
  customer: { firstName: null },
  order: {
    ...sampleMail.order,
    lines: sampleMail.order.lines.map((line) => ({ ...line, imageUrl: null, before: null })),
    sums: null,
  },
  offers: [],
}

/**
 * Fills a template with a full mail and a bare one before it is kept, so that a misspelt word is found by whoever wrote
 * it. Throws AppError `bad-template`.
 */
export function tryTemplate(compiled: CompiledTemplate): void {
  for (const model of [sampleMail, bareMail]) {
    const mail = tryOne(compiled, model)
    if (mail.subject === '') throw badTemplate(compiled, 'its subject is empty for some mails')
    if (!mail.html.includes('https://mail.example/u/')) throw badTemplate(compiled, 'it has no {{ unsubscribeUrl }}')
  }
}

function tryOne(compiled: CompiledTemplate, model: MailModel) {
  try {
    return renderMail(compiled, model, (linkKey) => `https://mail.example/c/${linkKey}`)
  } catch (error) {
    throw badTemplate(compiled, error instanceof Error ? error.message : String(error), error)
  }
}

function badTemplate({ key }: CompiledTemplate, complaint: string, cause?: unknown): AppError {
  const message = `The template "${key}" cannot be filled: ${complaint}.\nCorrect it and save it again.`
  return new AppError('bad-template', 422, message, { cause })
}
