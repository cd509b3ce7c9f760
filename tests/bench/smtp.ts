import { createTransport } from 'nodemailer'
import type { OutgoingMail } from '../../src/emails/mailer.ts'
import { createSmtpMailer } from '../../src/emails/smtp.ts'
import { outgoingMail } from '../emails/mails.ts'
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts'
import type { BenchResult } from './result.ts'

const connections = 5
const count = 400
const rounds = 5

/** Our mailer against a bare nodemailer pool: the same mails, the same number of connections, the same sink. */
export async function run(): Promise<readonly BenchResult[]> {
  const sink = await startSmtpSink({ forgets: true })
  const html = `<p>${'Thank you for your order. '.repeat(900)}</p>`
  const mails = Array.from({ length: count }, (_, index) => outgoingMail({ to: `c${index}@x.example`, html }))
  const ours: number[] = []
  const peer: number[] = []
  // By turns, so that a busy machine is busy for both; the best round of each is the least disturbed one.
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await measureOurs(sink, mails))
    peer.push(await measureBare(sink, mails))
  }
  await sink.close()
  return [
    {
      name: 'hand mails to an SMTP server',
      unit: 'mails/s',
      ours: Math.max(...ours),
      peer: Math.max(...peer),
      peerName: 'bare nodemailer pool',
      aim: 0.8,
    },
  ]
}

async function measureOurs({ host, port }: SmtpSink, mails: readonly OutgoingMail[]): Promise<number> {
  const mailer = createSmtpMailer({ host, port, secure: false, connections })
  const rate = await perSecond(mails, async (mail) => {
    const outcome = await mailer.send(mail)
    if (outcome.kind !== 'accepted') throw new Error(`the sink answered ${outcome.reply}`)
  })
  await mailer.close()
  return rate
}

async function measureBare({ host, port }: SmtpSink, mails: readonly OutgoingMail[]): Promise<number> {
  const pool = createTransport({
    pool: true,
    host,
    port,
    secure: false,
    maxConnections: connections,
    maxMessages: 1000,
  })
  const rate = await perSecond(mails, ({ from, to, subject, html, text }) =>
    pool.sendMail({ from, to, subject, html, text }),
  )
  pool.close()
  return rate
}

/** As many at once as there are connections, which is how the outbox hands mail over. */
async function perSecond(
  mails: readonly OutgoingMail[],
  send: (mail: OutgoingMail) => Promise<unknown>,
): Promise<number> {
  const queue = [...mails]
  const started = performance.now()
  const lane = async () => {
    for (let mail = queue.pop(); mail; mail = queue.pop()) await send(mail)
  }
  await Promise.all(Array.from({ length: connections }, lane))
  return (mails.length * 1000) / (performance.now() - started)
}
