import { Text } from '@mantine/core'
import { MailView } from '../mail/mail-view.tsx'
import { Section } from '../parts/section.tsx'
import type { Message } from './queries.ts'

/** The mail exactly as it was handed over. */
export function MailSection({ message }: { readonly message: Message }) {
  const { mail } = message
  if (!mail) {
    return (
      <Section title="The mail">
        <Text size="sm" c="dimmed">
          {message.state === 'planned'
            ? 'It is made when it is due, on the price and stock of that moment.'
            : 'No mail was made for this message.'}
        </Text>
      </Section>
    )
  }
  const headers = Object.entries(mail.headers).map(([name, value]) => ({ name, value }))
  return (
    <Section title={mail.subject} intro={`To ${message.to ?? ''}, as it was handed over`}>
      <MailView html={mail.html} text={mail.text} headers={headers} opensLinks={false} />
    </Section>
  )
}
