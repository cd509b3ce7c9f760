import { describe, expect, test } from 'vitest'
import { outcomeOfFailure, type SmtpFailure } from '../../src/emails/smtp-outcome.ts'

const replied = (command: string, response: string): SmtpFailure => ({
  message: `failed: ${response}`,
  code: command === 'DATA' ? 'EMESSAGE' : 'EENVELOPE',
  command,
  response,
  responseCode: Number(response.slice(0, 3)),
})
const broken = (code: string, command = 'CONN'): SmtpFailure => ({ message: 'Connection closed', code, command })

describe('a reply decides, whether or not the content had left', () => {
  test.each([
    ['RCPT TO', '550 5.1.1 user unknown', 'address'],
    ['RCPT TO', '550 user unknown', 'address'],
    ['RCPT TO', '553 5.1.3 bad address syntax', 'address'],
    ['RCPT TO', '550 5.2.1 mailbox disabled', 'address'],
    ['RCPT TO', '556 5.1.10 domain takes no mail', 'address'],
    ['RCPT TO', '552 5.2.2 mailbox full', 'content'],
    ['RCPT TO', '552 mailbox full', 'content'],
    ['RCPT TO', '554 5.7.1 relay access denied', 'content'],
    ['RCPT TO', '550 5.7.26 unauthenticated sender', 'content'],
    ['RCPT TO', '530 5.7.1 sign in first', 'content'],
    ['RCPT TO', '530 sign in first', 'content'],
    ['RCPT TO', '550 5.1.8 bad sender’s system address', 'content'],
    ['DATA', '554 5.7.1 spam', 'content'],
    ['DATA', '550 5.1.1 user unknown', 'address'],
    ['DATA', '550 rejected', 'content'],
    ['DATA', '552 5.3.4 message too big', 'content'],
    ['MAIL FROM', '553 5.7.1 sender not allowed', 'content'],
    ['MAIL FROM', '550 no such sender', 'content'],
  ])('%s answered "%s" blames the %s', (command, response, because) => {
    for (const hasLeft of [false, true]) {
      expect(outcomeOfFailure(replied(command, response), hasLeft)).toEqual({
        kind: 'refused',
        because,
        reply: response,
      })
    }
  })

  test.each([
    ['RCPT TO', '450 4.2.0 greylisted'],
    ['RCPT TO', '452 4.2.2 mailbox full just now'],
    ['DATA', '451 4.3.0 local error'],
    ['MAIL FROM', '451 4.7.1 too fast'],
    ['RCPT TO', '421 4.7.0 closing'],
    ['RCPT TO', '503 bad sequence'],
  ])('%s answered "%s" may go later', (command, response) => {
    expect(outcomeOfFailure(replied(command, response), true)).toEqual({ kind: 'busy', reply: response })
  })

  test('a 421 in the middle of commands sent in one go was said of the recipient', () => {
    const failure = { ...replied('CONN', '421 4.7.0 closing'), code: 'ECONNECTION' }
    expect(outcomeOfFailure(failure, false)).toEqual({ kind: 'busy', reply: '421 4.7.0 closing' })
    expect(outcomeOfFailure({ ...failure, command: 'EHLO' }, false)).toMatchObject({ kind: 'down' })
  })

  test.each([
    ['MAIL FROM', '421 4.7.0 closing'],
    ['AUTH PLAIN', '530 5.7.0 encrypt first'],
    ['CONN', '421 too many connections'],
    ['DATA', '421 shutting down'],
    ['CONN', '554 no service here'],
    ['EHLO', '502 not understood'],
    ['AUTH PLAIN', '535 5.7.8 wrong password'],
    ['AUTH LOGIN', '454 4.7.0 sign-in not available just now'],
    ['MAIL FROM', '530 5.7.0 sign in first'],
  ])('%s answered "%s" is the server, not the mail', (command, response) => {
    const failure = { ...replied(command, response), code: command === 'DATA' ? 'EMESSAGE' : 'EPROTOCOL' }
    expect(outcomeOfFailure(failure, false)).toEqual({ kind: 'down', reply: response })
  })
})

describe('without a reply, what counts is whether the content had left', () => {
  test.each(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EPROTOCOL', 'ETLS', 'EABORT', undefined])('%s', (code) => {
    const failure = { ...broken('ECONNECTION'), code }
    expect(outcomeOfFailure(failure, true)).toMatchObject({ kind: 'unknown' })
    expect(outcomeOfFailure(failure, false)).toMatchObject({ kind: 'down' })
  })

  test('a refused sign-in without a reply is the server', () => {
    expect(outcomeOfFailure(broken('EAUTH', 'API'), false)).toMatchObject({ kind: 'down' })
  })

  test('a mail that cannot be written is refused, and never blames the address', () => {
    for (const code of ['EENVELOPE', 'EMESSAGE', 'ESTREAM']) {
      expect(outcomeOfFailure(broken(code, 'API'), false)).toMatchObject({ kind: 'refused', because: 'content' })
      expect(outcomeOfFailure(broken(code, 'API'), true)).toMatchObject({ kind: 'unknown' })
    }
  })
})
