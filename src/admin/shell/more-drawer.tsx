import { Box, Divider, Drawer, Stack } from '@mantine/core'
import { Account } from './account.tsx'
import { SideNavigation } from './navigation.tsx'
import { StoreSwitcher } from './store-switcher.tsx'

interface MoreDrawerProps {
  readonly opened: boolean
  readonly close: () => void
}

/** Everything of the side navigation, for a phone. */
export function MoreDrawer({ opened, close }: MoreDrawerProps) {
  return (
    <Drawer opened={opened} onClose={close} position="bottom" title="Notch" radius="lg" size={520}>
      <Stack gap="sm" pb="md">
        <StoreSwitcher />
        <SideNavigation onFollow={close} />
        <Divider />
        <Box>
          <Account />
        </Box>
      </Stack>
    </Drawer>
  )
}
