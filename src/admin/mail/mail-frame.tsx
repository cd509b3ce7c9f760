import { Box, Paper } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { framed, type Scheme } from './framed.ts'

export type Width = 'desktop' | 'phone'

interface MailFrameProps {
  readonly html: string
  readonly width: Width
  readonly scheme: Scheme
  /** In the mailbox a link opens as it would for the customer; elsewhere a click would be counted as theirs. */
  readonly opensLinks: boolean
}

/**
 * A mail as a mail program shows it. The frame runs no script and sends no form; it keeps its origin only so that
 * its height can be read.
 */
export function MailFrame({ html, width, scheme, opensLinks }: MailFrameProps) {
  const [height, setHeight] = useState(480)
  const measure = (event: SyntheticEvent<HTMLIFrameElement>) => {
    const body = event.currentTarget.contentDocument?.body
    if (body) setHeight(Math.max(160, body.scrollHeight + 4))
  }
  const sandbox = opensLinks ? 'allow-same-origin allow-popups allow-popups-to-escape-sandbox' : 'allow-same-origin'
  return (
    <Box bg={scheme === 'dark' ? '#1b1b1b' : '#eeece8'} p={{ base: 0, sm: 'md' }} style={{ borderRadius: 10 }}>
      <Paper
        withBorder={false}
        radius="md"
        maw={width === 'phone' ? 376 : 720}
        mx="auto"
        style={{ overflow: 'hidden', background: scheme === 'dark' ? '#121212' : '#fff' }}
      >
        <iframe
          // A frame measures itself once, when it loads: another width or scheme is another frame.
          key={`${width} ${scheme}`}
          title="The mail"
          sandbox={sandbox}
          srcDoc={framed(html, scheme)}
          onLoad={measure}
          style={{ display: 'block', width: '100%', height, border: 0, colorScheme: scheme }}
        />
      </Paper>
    </Box>
  )
}
