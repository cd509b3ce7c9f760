import { Badge, Box, Group, Text } from '@mantine/core'
import { scannerReasons } from '../../links/judge.ts'
import { plural } from '../format.ts'
import { Ident } from '../parts/ident.tsx'
import { Section } from '../parts/section.tsx'
import { When } from '../parts/when.tsx'
import type { Message } from './queries.ts'

type Click = Message['clicks'][number]

export function ClicksSection({ clicks }: { readonly clicks: readonly Click[] }) {
  const human = clicks.filter((click) => click.isHuman).length
  const intro = `${plural(human, 'click')} by people, ${plural(clicks.length - human, 'click')} by scanners`
  return (
    <Section title="Clicks" {...(clicks.length > 0 && { intro })}>
      {clicks.length === 0 && (
        <Text size="sm" c="dimmed">
          Nobody has followed a link of this mail yet.
        </Text>
      )}
      {clicks.map((click) => (
        <ClickRow key={click.clickId} click={click} />
      ))}
    </Section>
  )
}

function ClickRow({ click }: { readonly click: Click }) {
  return (
    <Box py={8}>
      <Group gap="xs">
        <Badge color={click.isHuman ? 'teal' : 'gray'}>{click.isHuman ? 'Person' : 'Scanner'}</Badge>
        <Ident>{click.linkKey}</Ident>
        <Text size="sm" component="div">
          <When at={click.clickedAt} />
        </Text>
      </Group>
      <Text size="xs" c="dimmed" mt={3} style={{ overflowWrap: 'anywhere' }}>
        {click.scannerReason !== null && `${scannerText(click.scannerReason)} `}
        {click.method} · {click.userAgent || 'no browser named'}
      </Text>
    </Box>
  )
}

/** One that another version of Notch gave is shown as it is. */
function scannerText(reason: string): string {
  return Object.entries(scannerReasons).find(([name]) => name === reason)?.[1] ?? reason
}
