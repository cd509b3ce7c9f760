import { Box, SegmentedControl, Text } from '@mantine/core'
import { useState } from 'react'
import { Section } from '../parts/section.tsx'
import { indented } from './indented.ts'
import { sizeText } from './size-text.ts'

interface BodySectionProps {
  readonly body: string
  readonly bytes: number
}

/** The body as it came, or set in lines; either way not one digit of an id is changed. */
export function BodySection({ body, bytes }: BodySectionProps) {
  const [form, setForm] = useState('lines')
  return (
    <Section
      title="Body"
      intro={sizeText(bytes)}
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Form of the body"
          value={form}
          onChange={setForm}
          data={[
            { value: 'lines', label: 'In lines' },
            { value: 'raw', label: 'As it came' },
          ]}
        />
      }
    >
      <Box mah={620} style={{ overflow: 'auto' }} p="sm" bg="var(--notch-hover)" bdrs="md">
        <pre className="plain-text">{form === 'lines' ? indented(body) : body}</pre>
      </Box>
      {body === '' && (
        <Text size="sm" c="dimmed" mt="sm">
          The body was empty, or has been forgotten: bodies are kept for 30 days.
        </Text>
      )}
    </Section>
  )
}
