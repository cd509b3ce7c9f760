import type { Outcome } from './mailer.ts'

/** What nodemailer tells of a send that failed. `code` and `command` are its own; `responseCode` is the server's. */
export interface SmtpFailure {
  readonly message: string
  readonly code?: string | undefined
  readonly command?: string | undefined
  readonly responseCode?: number | undefined
  readonly response?: string | undefined
}

/**
 * Maps a failed send to an outcome. `hasLeft` says whether any of the message's content was handed to the socket: from
 * then on only a reply of the server proves that the mail did not arrive.
 */
export function outcomeOfFailure(failure: SmtpFailure, hasLeft: boolean): Outcome {
  const reply = failure.response ?? failure.message
  const code = failure.responseCode ?? 0
  if (closesAtRecipient(failure, code)) return { kind: 'busy', reply }
  if (meansServer(failure, code)) return { kind: 'down', reply }
  if (isReplyToThisMail(failure)) return outcomeOfReply(failure, code, reply)
  if (hasLeft) return { kind: 'unknown', reply }
  return neverLeft(failure, reply)
}

/**
 * 421: it closes. 530, 535: it wants a sign-in. 521, 554 as a greeting: it takes no mail at all. Said of a recipient, none
 * of them tells of other recipients: it counts against this mail, or one address could hold up all mail without end.
 */
function meansServer({ code, command }: SmtpFailure, replyCode: number): boolean {
  if (command === 'RCPT TO' && replyCode >= 400) return false
  if (replyCode === 421 || replyCode === 530 || replyCode === 535 || replyCode === 538) return true
  return code === 'EAUTH' || code === 'ENOAUTH' || (replyCode >= 400 && !isOfMessage(command))
}

/** Of commands sent in one go, nodemailer tells a 421 to the recipient as a lost connection; a greeting is EPROTOCOL. */
function closesAtRecipient({ code, command }: SmtpFailure, replyCode: number): boolean {
  return replyCode === 421 && (command === 'RCPT TO' || (code === 'ECONNECTION' && command === 'CONN'))
}

function isOfMessage(command: string | undefined): boolean {
  return command === 'MAIL FROM' || command === 'RCPT TO' || command === 'DATA'
}

function isReplyToThisMail({ code, command, responseCode }: SmtpFailure): boolean {
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && isOfMessage(command) && (responseCode ?? 0) >= 400
}

function outcomeOfReply({ command }: SmtpFailure, code: number, reply: string): Outcome {
  // 503 says the session was out of step, not that the mail was refused.
  if (code < 500 || code === 503) return { kind: 'busy', reply }
  return { kind: 'refused', because: blames(command, code, reply), reply }
}

/**
 * Whether the address is at fault (and must not be mailed again) or only this mail was refused. RFC 3463: class 5.1 and
 * 5.2.1 speak of the address; a full mailbox (5.2.2) and policy (5.7) do not, whatever the command.
 */
function blames(command: string | undefined, code: number, reply: string): 'address' | 'content' {
  const [, subject = '', detail = ''] = /\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(reply) ?? []
  if (command === 'MAIL FROM') return 'content'
  if (subject === '1') return detail === '7' || detail === '8' ? 'content' : 'address'
  if (subject === '2' && detail === '1') return 'address'
  if (subject !== '' && subject !== '0') return 'content'
  return command === 'RCPT TO' && [550, 551, 553, 556].includes(code) ? 'address' : 'content'
}

/** Nothing of the mail was sent: either the server is away, or the mail cannot be written as a message. */
function neverLeft({ code }: SmtpFailure, reply: string): Outcome {
  if (code === 'EENVELOPE' || code === 'EMESSAGE' || code === 'ESTREAM') {
    return { kind: 'refused', because: 'content', reply }
  }
  return { kind: 'down', reply }
}
