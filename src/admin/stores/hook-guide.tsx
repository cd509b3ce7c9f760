import { Alert, Badge, Box, Group, List, Stack, Text } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { Copyable } from '../parts/copyable.tsx'
import { reachOf } from './arrived.ts'
import type { HookStep, Topic } from './connect-words.ts'
import { CopyBlock } from './copy-block.tsx'

interface HookGuideProps {
  readonly hookUrl: string
  readonly steps: readonly HookStep[]
  /** To be taken to the platform along with the address. */
  readonly secret?: string | undefined
}

/** A list item as wide as its list, whatever is in it. */
export const wide = { itemWrapper: { display: 'block' }, itemLabel: { display: 'block' } } as const

/** The address, and what to do with it at the platform. */
export function HookGuide({ hookUrl, steps, secret }: HookGuideProps) {
  return (
    <Stack>
      <div>
        <Text size="sm" fw={560} mb={4}>
          Hook address
        </Text>
        <Copyable value={hookUrl} label="hook address" />
      </div>
      {secret !== undefined && (
        <div>
          <Text size="sm" fw={560} mb={4}>
            Secret
          </Text>
          <Copyable value={secret} label="secret" />
        </div>
      )}
      <ReachAlert hookUrl={hookUrl} />
      <List type="ordered" size="sm" spacing="sm">
        {steps.map((step) => (
          <List.Item key={step.text} styles={wide}>
            {step.text}
            {step.topics && <Topics topics={step.topics} />}
            {step.copy && (
              <Box mt={8}>
                <CopyBlock label={step.copy.label} value={step.copy.value(hookUrl)} />
              </Box>
            )}
          </List.Item>
        ))}
      </List>
    </Stack>
  )
}

function Topics({ topics }: { readonly topics: readonly Topic[] }) {
  return (
    <Group gap={6} mt={8}>
      {topics.map(({ name, menu }) => (
        <Badge key={name} variant="default" h="auto" py={3}>
          {menu && `${menu} `}
          <Text span c={menu ? 'dimmed' : 'var(--mantine-color-text)'} className="ident" fz={11}>
            {name}
          </Text>
        </Badge>
      ))}
    </Group>
  )
}

const reachWords = {
  'this-machine':
    'Only this machine can open this address, so a store on the internet cannot. Set PUBLIC_URL to the address that others reach Notch by, and start it again.',
  unencrypted:
    'This address is not encrypted, and most platforms send only to https. Put Notch behind a proxy with HTTPS, set PUBLIC_URL to its address, and start it again.',
} as const

function ReachAlert({ hookUrl }: { readonly hookUrl: string }) {
  const reach = reachOf(hookUrl)
  if (reach === 'everybody') return null
  return (
    <Alert color="yellow" icon={<IconPlugConnectedX />} radius="md">
      {reachWords[reach]}
    </Alert>
  )
}
