import { List, Text } from '@mantine/core'
import { useTimeout } from '@mantine/hooks'
import { useState } from 'react'
import { useStore } from '../current-store.tsx'
import { Copyable } from '../parts/copyable.tsx'
import { TextLink } from '../parts/links.tsx'
import { Section } from '../parts/section.tsx'
import { useNow } from '../session.ts'
import { isLongAgo, patienceMs } from './arrived.ts'
import { connectWords } from './connect-words.ts'
import { wide } from './hook-guide.tsx'

/** Said once waiting has become odd: after two minutes here, or at once for a store that was added a while ago. */
export function WhatToCheck() {
  const { createdAt } = useStore()
  const now = useNow()
  const [isOverdue, setOverdue] = useState(isLongAgo(createdAt, now))
  useTimeout(() => setOverdue(true), patienceMs, { autoInvoke: true })
  return isOverdue ? <Checks /> : null
}

function Checks() {
  const { platform, hookUrl } = useStore()
  return (
    <Section title="Nothing yet? Look at these" intro="In this order: the likeliest first.">
      <List type="ordered" size="sm" spacing="sm">
        <List.Item styles={wide}>
          The address its webhooks go to is exactly this one:
          <Copyable value={hookUrl} label="hook address" />
        </List.Item>
        <List.Item>
          What the webhooks were answered, where the platform shows that: 401 means another secret, so{' '}
          <TextLink to="/settings/$section" params={{ section: 'hook' }} size="sm">
            enter it again
          </TextLink>
          ; 404 means another address; no answer means that the address cannot be reached from the internet.
        </List.Item>
        {connectWords(platform).checks.map((check) => (
          <List.Item key={check}>{check}</List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed" mt="md">
        The{' '}
        <TextLink to="/connect" search={{ step: 'webhook' }} size="sm">
          steps
        </TextLink>{' '}
        are still there.
      </Text>
    </Section>
  )
}
