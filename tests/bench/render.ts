import mjml2html from 'mjml'
import { type CompiledTemplate, compileTemplate } from '../../src/emails/compile.ts'
import { hideLiquid } from '../../src/emails/liquid-tags.ts'
import { renderMail } from '../../src/emails/render.ts'
import { sampleMail } from '../../src/emails/sample-mails.ts'
import { customerTemplates, readTemplateSource, type TemplateSource } from '../../src/emails/template-source.ts'
import type { BenchResult } from './result.ts'

const rounds = 5

/** The thank-you mail with two offers: filling what was compiled once, against compiling MJML for every mail. */
export async function run(): Promise<readonly BenchResult[]> {
  const source = readTemplateSource(customerTemplates, 'thank-you')
  const compiled = await compileTemplate(source)
  const ours: number[] = []
  const peer: number[] = []
  // By turns, so that a busy machine is busy for both; the best round of each is the least disturbed one.
  for (let round = 0; round < rounds; round += 1) {
    ours.push(rendersPerSecond(compiled))
    peer.push(await compilesPerSecond(source))
  }
  return [
    {
      name: 'render the thank-you mail',
      unit: 'mails/s',
      ours: Math.max(...ours),
      peer: Math.max(...peer),
      peerName: 'mjml per mail',
      aim: 50,
    },
  ]
}

function rendersPerSecond(compiled: CompiledTemplate): number {
  const track = (linkKey: string) => `https://mail.example/c/${linkKey}`
  const count = 3000
  const started = performance.now()
  for (let mail = 0; mail < count; mail += 1) renderMail(compiled, sampleMail, track)
  return (count * 1000) / (performance.now() - started)
}

async function compilesPerSecond(source: TemplateSource): Promise<number> {
  // mjml cannot read Liquid everywhere, so it is spared it: a favour of a few per cent.
  const { text } = hideLiquid(source.mjml)
  const count = 20
  const started = performance.now()
  for (let mail = 0; mail < count; mail += 1) await mjml2html(text, { validationLevel: 'skip', fonts: {} })
  return (count * 1000) / (performance.now() - started)
}
