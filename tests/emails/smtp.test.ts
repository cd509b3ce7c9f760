import { createVerify, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createSmtpMailer, type SmtpSettings } from '../../src/emails/smtp.ts'
import { type Behaviour, type SinkOptions, type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts'
import { mailerConformance } from './mailer-conformance.ts'
import { outgoingMail } from './mails.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function openSink(options: SinkOptions = {}): Promise<SmtpSink> {
  const sink = await startSmtpSink(options)
  closers.push(() => sink.close())
  return sink
}

function openMailer(at: { host: string; port: number }, changes: Partial<SmtpSettings> = {}) {
  const mailer = createSmtpMailer({ host: at.host, port: at.port, secure: false, connections: 2, ...changes })
  closers.push(() => mailer.close())
  return mailer
}

mailerConformance('SMTP', async () => {
  const sink = await startSmtpSink()
  const mailer = createSmtpMailer({ host: sink.host, port: sink.port, secure: false, connections: 4 })
  return { mailer, received: async () => sink.accepted.map(({ raw }) => raw), close: () => sink.close() }
})

test('a mail goes in an envelope of one sender and one recipient', async () => {
  const sink = await openSink()
  const mailer = openMailer(sink)
  expect(await mailer.send(outgoingMail())).toMatchObject({ kind: 'accepted', reply: expect.stringContaining('250') })
  expect(sink.accepted).toMatchObject([{ from: 'hello@shop.example', to: 'mia@customers.example' }])
  expect(mailer.name).toBe(`smtp 127.0.0.1:${sink.port}`)
})

describe('what a server says becomes an outcome', () => {
  test.each<[string, Behaviour, object]>([
    [
      'an unknown mailbox',
      { at: 'recipient', code: 550, text: '5.1.1 no such user' },
      { kind: 'refused', because: 'address' },
    ],
    [
      'an unknown mailbox without a code of its own',
      { at: 'recipient', code: 550, text: 'no such user' },
      { kind: 'refused', because: 'address' },
    ],
    [
      'an unknown mailbox told after the content',
      { at: 'content', code: 550, text: '5.1.1 no such user' },
      { kind: 'refused', because: 'address' },
    ],
    [
      'a full mailbox',
      { at: 'recipient', code: 552, text: '5.2.2 mailbox full' },
      { kind: 'refused', because: 'content' },
    ],
    [
      'a policy against us, said of a recipient',
      { at: 'recipient', code: 554, text: '5.7.1 relaying denied' },
      { kind: 'refused', because: 'content' },
    ],
    ['greylisting', { at: 'recipient', code: 451, text: '4.7.1 try again later' }, { kind: 'busy' }],
    ['too many mails just now', { at: 'content', code: 452, text: '4.3.1 out of space' }, { kind: 'busy' }],
    [
      'spam, says the server',
      { at: 'content', code: 550, text: '5.7.1 this looks like spam' },
      { kind: 'refused', because: 'content' },
    ],
    ['a server that closes at the recipient', { at: 'recipient', code: 421, text: '4.7.0 closing' }, { kind: 'busy' }],
    [
      'a sign-in wanted for a recipient',
      { at: 'recipient', code: 530, text: '5.7.1 sign in first' },
      { kind: 'refused', because: 'content' },
    ],
    [
      'a server that closes after the content',
      { at: 'content', code: 421, text: '4.3.2 shutting down' },
      { kind: 'down' },
    ],
    ['a connection lost at the recipient', { at: 'recipient', drop: true }, { kind: 'down' }],
    ['a connection lost within the content', { at: 'mid-content', drop: true }, { kind: 'unknown' }],
    ['a connection lost after the content', { at: 'content', drop: true }, { kind: 'unknown' }],
  ])('%s', async (_what, behaviour, expected) => {
    const sink = await openSink({ behave: () => behaviour })
    const outcome = await openMailer(sink).send(outgoingMail())
    expect(outcome).toMatchObject(expected)
    if ('text' in behaviour) expect(outcome.reply).toContain(behaviour.text)
    expect(sink.accepted).toEqual([])
  })

  test('a sender the server will not take is refused for this mail alone', async () => {
    const sink = await openSink({ refusesSender: { code: 553, text: '5.7.1 sender not allowed' } })
    expect(await openMailer(sink).send(outgoingMail())).toMatchObject({ kind: 'refused', because: 'content' })
  })

  test('a wrong password is the server’s door closed, not a mail refused', async () => {
    const sink = await openSink({ credentials: { user: 'shop', password: 'right' } })
    expect(await openMailer(sink, { user: 'shop', password: 'wrong' }).send(outgoingMail())).toMatchObject({
      kind: 'down',
    })
    expect(await openMailer(sink, { user: 'shop', password: 'right' }).send(outgoingMail())).toMatchObject({
      kind: 'accepted',
    })
    expect(await openMailer(sink).send(outgoingMail())).toMatchObject({ kind: 'down' })
  })

  test.each([421, 554])('a greeting of %i means the server takes no mail', async (code) => {
    const sink = await openSink({ greeting: { code, text: 'not now' } })
    expect(await openMailer(sink).send(outgoingMail())).toMatchObject({ kind: 'down' })
  })

  test('a refused connection and a name that leads nowhere are both down', async () => {
    const sink = await startSmtpSink()
    await sink.close()
    expect(await openMailer(sink).send(outgoingMail())).toMatchObject({ kind: 'down' })
    const nowhere = { host: 'no-such-host.invalid', port: 25 }
    expect(await openMailer(nowhere, { timeouts: { connectMs: 2000 } }).send(outgoingMail())).toMatchObject({
      kind: 'down',
    })
  })
})

describe('patience has an end', () => {
  const timeouts = { connectMs: 200, greetingMs: 200, silenceMs: 200, totalMs: 5000 }

  test('a server that never greets is down', async () => {
    const silent = await listenSilently()
    expect(await openMailer(silent, { timeouts }).send(outgoingMail())).toMatchObject({ kind: 'down' })
  })

  test('a server that is silent about a recipient has got nothing', async () => {
    const sink = await openSink({ behave: () => ({ at: 'recipient', silent: true }) })
    expect(await openMailer(sink, { timeouts }).send(outgoingMail())).toMatchObject({ kind: 'down' })
  })

  test('a server that is silent after the content leaves us not knowing', async () => {
    const sink = await openSink({ behave: () => ({ at: 'content', silent: true }) })
    expect(await openMailer(sink, { timeouts }).send(outgoingMail())).toMatchObject({ kind: 'unknown' })
  })

  test('the total is a limit even for a server that keeps the line alive', async () => {
    const sink = await openSink({ behave: () => ({ at: 'content', silent: true }) })
    const mailer = openMailer(sink, { timeouts: { silenceMs: 60_000, totalMs: 300 } })
    expect(await mailer.send(outgoingMail())).toEqual({ kind: 'unknown', reply: 'no answer within 0.3 s' })
  })

  test('a slow answer within the limits is an answer', async () => {
    const sink = await openSink({ behave: () => ({ at: 'accept', afterMs: 100 }) })
    expect(await openMailer(sink, { timeouts }).send(outgoingMail())).toMatchObject({ kind: 'accepted' })
  })
})

test('after every kind of failure the next mail goes out, once', async () => {
  const failures: Behaviour[] = [
    { at: 'recipient', code: 550, text: '5.1.1 no' },
    { at: 'content', code: 451, text: '4.3.0 later' },
    { at: 'recipient', code: 421, text: '4.3.2 closing' },
    { at: 'recipient', drop: true },
    { at: 'content', drop: true },
  ]
  const sink = await openSink({ behave: (to) => failures[Number(/^bad-(\d)/.exec(to)?.[1] ?? 99)] ?? { at: 'accept' } })
  const mailer = openMailer(sink, { connections: 1 })
  for (const [index] of failures.entries()) {
    await mailer.send(outgoingMail({ to: `bad-${index}@x.example` }))
    expect(await mailer.send(outgoingMail({ to: `good-${index}@x.example` }))).toMatchObject({ kind: 'accepted' })
  }
  expect(sink.accepted.map(({ to }) => to)).toEqual(failures.map((_, index) => `good-${index}@x.example`))
})

test('a connection lost with the content in doubt is never tried again behind our back', async () => {
  const sink = await openSink({
    behave: (to) => (to.startsWith('lost') ? { at: 'content', drop: true } : { at: 'accept' }),
  })
  const mailer = openMailer(sink, { connections: 1 })
  await mailer.send(outgoingMail())
  expect(await mailer.send(outgoingMail({ to: 'lost@x.example' }))).toMatchObject({ kind: 'unknown' })
  await mailer.send(outgoingMail())
  expect(sink.contentsRead()).toBe(3)
})

test('a server that closed an idle connection costs no mail and no doubt', async () => {
  const first = await startSmtpSink()
  const mailer = openMailer(first, { connections: 1 })
  await mailer.send(outgoingMail())
  await first.close()
  const second = await openSink({ port: first.port })
  expect(await mailer.send(outgoingMail())).toMatchObject({ kind: 'accepted' })
  expect(second.accepted).toHaveLength(1)
})

test('connections are kept open and never more than the settings say', async () => {
  const sink = await openSink()
  const mailer = openMailer(sink, { connections: 3 })
  const mails = Array.from({ length: 60 }, (_, index) => outgoingMail({ to: `c${index}@x.example` }))
  await Promise.all(mails.map((mail) => mailer.send(mail)))
  expect(sink.accepted).toHaveLength(60)
  expect(sink.connectionsSeen()).toBeLessThanOrEqual(3)
})

test('after closing, a mail is not sent and says so', async () => {
  const sink = await openSink()
  const mailer = openMailer(sink)
  await mailer.close()
  expect(await mailer.send(outgoingMail())).toMatchObject({ kind: 'down' })
})

/** Takes connections and says nothing. */
async function listenSilently(): Promise<{ host: string; port: number }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(async () => {
    server.close()
  })
  const address = server.address()
  return { host: '127.0.0.1', port: typeof address === 'object' && address ? address.port : 0 }
}

describe('DKIM', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

  test('both unsubscribe headers are signed, and the signature holds', async () => {
    const sink = await openSink()
    const dkim = { domain: 'shop.example', selector: 'notch', privateKey: pem }
    await openMailer(sink, { dkim }).send(
      outgoingMail({ listUnsubscribeUrl: `https://mail.example/u/${'x'.repeat(120)}` }),
    )
    const raw = sink.accepted[0]?.raw ?? ''
    const signature = unfold(/^DKIM-Signature:(.*(?:\r\n[ \t].*)*)/m.exec(raw)?.[1] ?? '')
    const signed = /; h=([^;]+)/.exec(signature)?.[1]?.replace(/\s/g, '').split(':') ?? []
    expect(signed).toEqual(
      expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post', 'from', 'subject', 'to']),
    )
    expect(signature).toContain('d=shop.example')
    expect(holds(raw, signature, signed)).toBe(true)
  })

  test.each([
    '',
    'not a key',
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  ])('a key that cannot sign is refused at start, not found out by unsigned mail', (privateKey) => {
    const dkim = { domain: 'shop.example', selector: 'notch', privateKey }
    const settings = { host: '127.0.0.1', port: 1, secure: false, connections: 1, dkim }
    expect(() => createSmtpMailer(settings)).toThrow(expect.objectContaining({ code: 'bad-config' }))
  })

  /** RFC 6376, relaxed header canonicalization; the body hash is taken as given. */
  function holds(raw: string, signature: string, names: string[]): boolean {
    const headers = raw.slice(0, raw.indexOf('\r\n\r\n')).split(/\r\n(?![ \t])/)
    const relaxed = names.map((name) => {
      const header = headers.find((line) => line.toLowerCase().startsWith(`${name}:`)) ?? ''
      return `${name}:${unfold(header.slice(name.length + 1))}`
    })
    const [unsigned = '', b = ''] = signature.split(/(?<=;\s*b=)/)
    const data = [...relaxed, `dkim-signature:${unsigned}`].join('\r\n')
    return createVerify('RSA-SHA256').update(data).verify(publicKey, b.replace(/\s/g, ''), 'base64')
  }

  function unfold(value: string): string {
    return value
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()
  }
})
