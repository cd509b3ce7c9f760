import { Box, Group, SegmentedControl, Table, Tabs, Text } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { keyed } from '../parts/keyed.ts'
import type { Scheme } from './framed.ts'
import { MailFrame, type Width } from './mail-frame.tsx'

interface MailViewProps {
  readonly html: string | null
  readonly text: string | null
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly opensLinks: boolean
  readonly raw?: ReactNode
}

/** One mail in its forms: as it looks, its text part, its headers, its bytes. */
export function MailView({ html, text, headers, opensLinks, raw }: MailViewProps) {
  const [tab, setTab] = useState<string | null>(html === null ? 'text' : 'html')
  return (
    <Tabs value={tab} onChange={setTab} keepMounted={false}>
      <Tabs.List mb="md">
        {html !== null && <Tabs.Tab value="html">Mail</Tabs.Tab>}
        <Tabs.Tab value="text">Text</Tabs.Tab>
        <Tabs.Tab value="headers">Headers</Tabs.Tab>
        {raw && <Tabs.Tab value="raw">Raw</Tabs.Tab>}
      </Tabs.List>
      {html !== null && (
        <Tabs.Panel value="html">
          <Looks html={html} opensLinks={opensLinks} />
        </Tabs.Panel>
      )}
      <Tabs.Panel value="text">
        <pre className="plain-text">{text ?? 'This mail has no text part.'}</pre>
      </Tabs.Panel>
      <Tabs.Panel value="headers">
        <HeaderTable headers={headers} />
      </Tabs.Panel>
      {raw && <Tabs.Panel value="raw">{raw}</Tabs.Panel>}
    </Tabs>
  )
}

function Looks({ html, opensLinks }: { readonly html: string; readonly opensLinks: boolean }) {
  const [width, setWidth] = useLocalStorage<Width>({ key: 'notch-mail-width', defaultValue: 'desktop' })
  const [scheme, setScheme] = useLocalStorage<Scheme>({ key: 'notch-mail-scheme', defaultValue: 'light' })
  return (
    <>
      <Group gap="sm" mb="sm">
        <SegmentedControl
          size="xs"
          aria-label="Width"
          value={width}
          onChange={(next) => setWidth(next === 'phone' ? 'phone' : 'desktop')}
          data={[
            { value: 'desktop', label: 'Desktop' },
            { value: 'phone', label: 'Phone' },
          ]}
        />
        <SegmentedControl
          size="xs"
          aria-label="Colours"
          value={scheme}
          onChange={(next) => setScheme(next === 'dark' ? 'dark' : 'light')}
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
        {!opensLinks && (
          <Text size="xs" c="dimmed">
            Links are asleep here, so that no click is counted.
          </Text>
        )}
      </Group>
      <MailFrame html={html} width={width} scheme={scheme} opensLinks={opensLinks} />
    </>
  )
}

function HeaderTable({ headers }: { readonly headers: MailViewProps['headers'] }) {
  return (
    <Box className="table-scroll">
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {keyed(headers, ({ name }) => name).map(({ key, item }) => (
            <Table.Tr key={key}>
              <Table.Th w={170} fz="sm" style={{ verticalAlign: 'top' }}>
                {item.name}
              </Table.Th>
              <Table.Td className="ident">{item.value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  )
}
