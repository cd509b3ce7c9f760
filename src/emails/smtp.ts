import { createPrivateKey } from 'node:crypto'
import { createTransport, type SMTPPoolOptions } from 'nodemailer'
import { AppError } from '../errors.ts'
import type { Mailer } from './mailer.ts'
import { faultOf, rawMessage } from './raw-message.ts'
import { outcomeOfFailure, type SmtpFailure } from './smtp-outcome.ts'

export interface SmtpSettings {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (465). Otherwise STARTTLS is used whenever the server offers it. */
  readonly secure: boolean
  readonly user?: string | undefined
  readonly password?: string | undefined
  readonly connections: number
  readonly dkim?: DkimSettings | undefined
  readonly timeouts?: Partial<SmtpTimeouts>
}

interface DkimSettings {
  readonly domain: string
  readonly selector: string
  /** PEM, RSA. */
  readonly privateKey: string
}

interface SmtpTimeouts {
  readonly connectMs: number
  readonly greetingMs: number
  /** Without a byte from the server. RFC 5321 gives it ten minutes after the last dot; few need one. */
  readonly silenceMs: number
  /** For one mail from hand-over to answer, whatever the server does. */
  readonly totalMs: number
}

const patience: SmtpTimeouts = { connectMs: 15_000, greetingMs: 15_000, silenceMs: 120_000, totalMs: 180_000 }

/** Throws AppError `bad-config` when the DKIM key cannot sign: nodemailer would send unsigned and say nothing. */
export function createSmtpMailer(settings: SmtpSettings): Mailer {
  const timeouts = { ...patience, ...settings.timeouts }
  const transport = createTransport(poolOptions(settings, timeouts))
  const progress = new WeakMap<AbortSignal, () => boolean>()
  transport.use('stream', (mail, done) => {
    const create = mail.message.createReadStream.bind(mail.message)
    // Nodemailer's errors do not say whether the content had begun to leave. The stream it reads does.
    mail.message.createReadStream = (options) => {
      const stream = create(options)
      if (mail.data.signal) progress.set(mail.data.signal, () => stream.readableDidRead)
      return stream
    }
    done()
  })
  return {
    name: `smtp ${settings.host}:${settings.port}`,
    connections: settings.connections,
    async send(mail) {
      const fault = faultOf(mail)
      if (fault) return { kind: 'refused', ...fault }
      const { signal, stop } = limitTime(timeouts.totalMs)
      try {
        const { response } = await transport.sendMail({ ...rawMessage(mail), signal })
        return { kind: 'accepted', reply: response }
      } catch (error) {
        return outcomeOfFailure(describe(error, timeouts.totalMs), progress.get(signal)?.() ?? false)
      } finally {
        stop()
      }
    },
    close: async () => transport.close(),
  }
}

function poolOptions(settings: SmtpSettings, timeouts: SmtpTimeouts): SMTPPoolOptions & { pool: true } {
  const { host, port, secure, user, password, connections, dkim } = settings
  return {
    pool: true,
    host,
    port,
    secure,
    ...(user ? { auth: { user, pass: password ?? '' } } : {}),
    maxConnections: connections,
    maxMessages: 1000,
    // A connection that closes before the greeting is an answer for the circuit, not something to hammer at.
    maxRequeues: 1,
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.greetingMs,
    dnsTimeout: timeouts.connectMs,
    socketTimeout: timeouts.silenceMs,
    ...(dkim ? { dkim: dkimOptions(dkim) } : {}),
  }
}

/** RFC 8058 wants both unsubscribe headers signed; nodemailer's own list knows only one. */
const signedHeaders = [
  ...['From', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'To', 'MIME-Version', 'Content-Type'],
  ...['List-Unsubscribe', 'List-Unsubscribe-Post'],
].join(':')

function dkimOptions({ domain, selector, privateKey }: DkimSettings) {
  if (!isRsaKey(privateKey)) {
    throw new AppError(
      'bad-config',
      500,
      'DKIM_PRIVATE_KEY_FILE holds no RSA private key in PEM. Make one with openssl.',
    )
  }
  return { domainName: domain, keySelector: selector, privateKey, headerFieldNames: signedHeaders }
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}

function limitTime(totalMs: number): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), totalMs)
  return { signal: controller.signal, stop: () => clearTimeout(timer) }
}

function describe(error: unknown, totalMs: number): SmtpFailure {
  if (!(error instanceof Error)) return { message: String(error) }
  const read = (name: string) => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' ? value : undefined
  }
  const responseCode: unknown = Reflect.get(error, 'responseCode')
  const isLate = read('code') === 'EABORT'
  return {
    message: isLate ? `no answer within ${totalMs / 1000} s` : error.message,
    code: read('code'),
    command: read('command'),
    response: read('response'),
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
  }
}
