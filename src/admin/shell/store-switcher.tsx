import { Menu, Text, UnstyledButton } from '@mantine/core'
import { IconBuildingStore, IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useStoreChoice } from '../current-store.tsx'
import { useRights } from '../session.ts'
import classes from './shell.module.css'

/** Names the store the pages show; changes it when there is more than one. */
export function StoreSwitcher() {
  const { stores, store, choose } = useStoreChoice()
  const navigate = useNavigate()
  const { isOwner } = useRights()
  if (!store) return null
  return (
    <Menu width={230} position="bottom-start" shadow="md" radius="md">
      <Menu.Target>
        <UnstyledButton className={classes.place} aria-label={`Store: ${store.name}`}>
          <IconBuildingStore size={19} stroke={1.7} />
          <Text size="sm" fw={600} truncate flex={1} c="var(--mantine-color-text)">
            {store.name}
          </Text>
          <IconChevronDown size={15} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {stores.map((one) => (
          <Menu.Item
            key={one.id}
            onClick={() => choose(one.id)}
            rightSection={one.id === store.id ? <IconCheck size={15} aria-label="chosen" /> : undefined}
          >
            {one.name}
          </Menu.Item>
        ))}
        {isOwner && (
          <Menu.Item leftSection={<IconPlus size={15} />} onClick={() => navigate({ to: '/stores/new' })}>
            Connect a store
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
