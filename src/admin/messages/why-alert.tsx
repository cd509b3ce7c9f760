import { Alert, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { messageStates } from '../words.ts'
import type { Message } from './queries.ts'

/** Why a message was not sent, or waits; nothing when it simply went. */
export function WhyAlert({ message }: { readonly message: Message }) {
  if (message.reasonText === null) return null
  return (
    <Alert color={messageStates[message.state].color} icon={<IconInfoCircle />} radius="lg" title={message.reasonText}>
      {message.detail && (
        <Text size="sm" className="ident">
          {message.detail}
        </Text>
      )}
      {message.attempts > 1 && <Text size="sm">Tried {message.attempts} times.</Text>}
    </Alert>
  )
}
