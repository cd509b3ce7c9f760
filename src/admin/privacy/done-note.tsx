import { Alert, List, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { type DoneForPerson, doneWords } from './done-words.ts'

/** What was just done for a person, until something else is. */
export function DoneNote({ done }: { readonly done: DoneForPerson }) {
  const { title, text, lead, parts, kept, isSettled } = doneWords(done)
  const Sign = isSettled ? IconCircleCheck : IconInfoCircle
  return (
    <Alert
      role="status"
      color={isSettled ? 'teal' : 'blue'}
      icon={<Sign />}
      title={<span style={{ overflowWrap: 'anywhere' }}>{title}</span>}
      radius="lg"
    >
      <Stack gap="xs">
        <Text size="sm">{text}</Text>
        {parts.length > 0 && (
          <Text size="sm" component="div">
            {lead}
            <List size="sm">
              {parts.map((part) => (
                <List.Item key={part}>{part}</List.Item>
              ))}
            </List>
          </Text>
        )}
        {kept && <Text size="sm">{kept}</Text>}
      </Stack>
    </Alert>
  )
}
