import { List } from '@mantine/core'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { useWrite } from '../parts/use-write.ts'
import { useRights } from '../session.ts'
import type { Message } from './queries.ts'

export function MessageActions({ message }: { readonly message: Message }) {
  const { mayWrite } = useRights()
  if (!mayWrite) return null
  return (
    <>
      {message.canMarkNotSent && <MarkNotSent id={message.id} />}
      {message.canResend && <SendAgain message={message} />}
    </>
  )
}

function MarkNotSent({ id }: { readonly id: string }) {
  const mark = useWrite({
    send: () => call(client.api.messages[':id']['mark-not-sent'].$post({ param: { id } })),
    done: () => 'Marked as not sent.',
  })
  return (
    <ConfirmButton
      variant="default"
      color="gray"
      loading={mark.isPending}
      title="Mark as not sent?"
      text="It is settled as not sent and leaves the list of uncertain ones. No mail goes out."
      confirm="Mark as not sent"
      onConfirm={() => mark.mutate()}
    >
      Mark as not sent
    </ConfirmButton>
  )
}

function SendAgain({ message }: { readonly message: Message }) {
  const { id } = message
  const resend = useWrite({
    send: () => call(client.api.messages[':id'].resend.$post({ param: { id }, json: { confirm: true } })),
    done: () => 'It leaves within seconds.',
  })
  return (
    <ConfirmButton
      color="orange"
      loading={resend.isPending}
      title="Send this message again?"
      text={<Warning message={message} />}
      confirm="Send it again"
      onConfirm={() => resend.mutate()}
    >
      Send again
    </ConfirmButton>
  )
}

function Warning({ message }: { readonly message: Message }) {
  const mayHaveArrived = message.state === 'uncertain'
  return (
    <List size="sm" spacing="xs">
      <List.Item>
        {mayHaveArrived
          ? `It may have reached ${message.to} already: this may be the second time.`
          : `It goes to ${message.to}. If the server accepted it after all, it may reach the customer twice.`}
      </List.Item>
      <List.Item>The offer is decided again, on today’s price and stock.</List.Item>
      <List.Item>It still does not leave if the customer unsubscribed or the order was cancelled.</List.Item>
    </List>
  )
}
