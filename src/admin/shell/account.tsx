import { ActionIcon, Group, Text, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import { postSignIn } from '../client.ts'
import { useForgetEverything, useSession } from '../session.ts'

/** Who is signed in, with the colour scheme and the way out. */
export function Account() {
  const user = useSession()?.user
  const forget = useForgetEverything()
  const signOut = async () => {
    await postSignIn('sign-out', {})
    await forget()
  }
  if (!user) return null
  return (
    <Group wrap="nowrap" gap={4} pl={11}>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fw={560} truncate>
          {user.name}
        </Text>
        <Text size="xs" c="dimmed" tt="capitalize">
          {user.role}
        </Text>
      </div>
      <SchemeToggle />
      <Tooltip label="Sign out">
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Sign out" onClick={() => void signOut()}>
          <IconLogout size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}

export function SchemeToggle() {
  const { setColorScheme } = useMantineColorScheme()
  const next = useComputedColorScheme('light') === 'light' ? 'dark' : 'light'
  const label = `Use ${next} colours`
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={() => setColorScheme(next)}>
        {next === 'dark' ? <IconMoon size={18} stroke={1.7} /> : <IconSun size={18} stroke={1.7} />}
      </ActionIcon>
    </Tooltip>
  )
}
