import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'

interface Reply {
  readonly code: number
  readonly text: string
}

/** What the server does with a recipient. Codes are SMTP replies; `drop` ends the connection without one. */
export type Behaviour =
  | { readonly at: 'accept'; readonly afterMs?: number }
  | ({ readonly at: 'recipient' | 'content' } & Reply)
  | { readonly at: 'recipient' | 'content' | 'mid-content'; readonly drop: true }
  /** Never answers there, until the sink is closed. */
  | { readonly at: 'recipient' | 'content'; readonly silent: true }

interface SinkMail {
  readonly from: string
  readonly to: string
  readonly raw: string
}

export interface SmtpSink {
  readonly host: string
  readonly port: number
  /** Every message answered 250, in order. */
  readonly accepted: readonly SinkMail[]
  /** Messages whose whole content was read, whatever was then answered. */
  readonly contentsRead: () => number
  readonly connectionsSeen: () => number
  close(): Promise<void>
}

export interface SinkOptions {
  readonly behave?: (recipient: string) => Behaviour
  /** Refuses every greeting with this code. */
  readonly greeting?: Reply
  readonly refusesSender?: Reply
  readonly credentials?: { readonly user: string; readonly password: string }
  /** A port to listen on; a free one otherwise. */
  readonly port?: number
  /** Content is read and thrown away, for measuring. */
  readonly forgets?: boolean
}

/** A real SMTP server on loopback whose answers are scripted by recipient. */
export async function startSmtpSink(options: SinkOptions = {}): Promise<SmtpSink> {
  const accepted: SinkMail[] = []
  const counts = { contents: 0, connections: 0 }
  const server: SMTPServer = new SMTPServer({
    disabledCommands: options.credentials ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    authOptional: !options.credentials,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    maxClients: 1000,
    closeTimeout: 50,
    ...gate(options, counts),
    ...script(() => server, options, accepted, counts),
  })
  // A client that goes away is part of the script.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const address = server.server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the sink listens nowhere')
  return {
    host: '127.0.0.1',
    port: address.port,
    accepted,
    contentsRead: () => counts.contents,
    connectionsSeen: () => counts.connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

interface Counts {
  contents: number
  connections: number
}

/** Who may talk to it at all. */
function gate({ greeting, credentials, refusesSender }: SinkOptions, counts: Counts): SMTPServerOptions {
  return {
    onConnect: (_session, done) => {
      counts.connections += 1
      done(greeting ? reply(greeting) : null)
    },
    onAuth: ({ username, password }, _session, done) =>
      username === credentials?.user && password === credentials?.password
        ? done(null, { user: username })
        : done(reply({ code: 535, text: '5.7.8 wrong password' })),
    onMailFrom: (_address, _session, done) => done(refusesSender ? reply(refusesSender) : null),
  }
}

/** What becomes of each mail. */
function script(
  server: () => SMTPServer,
  options: SinkOptions,
  accepted: SinkMail[],
  counts: Counts,
): SMTPServerOptions {
  const { behave = () => ({ at: 'accept' }) as const, forgets = false } = options
  return {
    onRcptTo: ({ address }, session, done) => answer(server(), session, behave(address), 'recipient', done),
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo[0]?.address ?? ''
      const behaviour = behave(to)
      if (behaviour.at === 'mid-content') stream.once('data', () => drop(server(), session))
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => forgets || chunks.push(chunk))
      stream.on('end', () => {
        counts.contents += 1
        answer(server(), session, behaviour, 'content', (error) => {
          if (!error) accepted.push({ from: sender(session), to, raw: Buffer.concat(chunks).toString('utf8') })
          done(error)
        })
      })
    },
  }
}

type Done = (error?: Error | null) => void

function answer(server: SMTPServer, session: SMTPServerSession, behaviour: Behaviour, here: string, done: Done): void {
  if (behaviour.at === 'accept' && here === 'content' && behaviour.afterMs) setTimeout(done, behaviour.afterMs)
  else if (behaviour.at !== here) done()
  else if ('code' in behaviour) done(reply(behaviour))
  else if ('drop' in behaviour) drop(server, session)
}

function drop(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) {
    if (connection.session.id === session.id) connection._socket.destroy()
  }
}

function reply({ code, text }: Reply): Error {
  return Object.assign(new Error(text), { responseCode: code })
}

function sender(session: SMTPServerSession): string {
  return session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
}
