import { AppShell, Box, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Mark } from '../parts/mark.tsx'
import { Account, SchemeToggle } from './account.tsx'
import { Banner } from './banner.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { SideNavigation } from './navigation.tsx'
import classes from './shell.module.css'
import { StoreSwitcher } from './store-switcher.tsx'

/** The page around every page: navigation on the left, or under the thumb. */
export function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <AppShell
      padding={0}
      navbar={{ width: 236, breakpoint: 'sm', collapsed: { mobile: true } }}
      header={{ height: { base: 54, sm: 0 } }}
    >
      <a href="#content" className="skip-link">
        Go to the content
      </a>
      <PhoneHeader />
      <AppShell.Navbar p="sm" className={classes.navbar ?? ''}>
        <Logo />
        <Stack gap="sm" flex={1}>
          <StoreSwitcher />
          <SideNavigation />
        </Stack>
        <Account />
      </AppShell.Navbar>
      <AppShell.Main id="content">
        <Box maw={1180} mx="auto" px={{ base: 'md', sm: 32 }} pt={{ base: 'md', sm: 32 }} pb={{ base: 96, sm: 64 }}>
          <Banner />
          {children}
        </Box>
      </AppShell.Main>
      <AppShell.Footer hiddenFrom="sm" className={classes.bar ?? ''}>
        <BottomBar />
      </AppShell.Footer>
    </AppShell>
  )
}

function PhoneHeader() {
  return (
    <AppShell.Header hiddenFrom="sm" className={classes.bar ?? ''} px="sm">
      <Group h="100%" wrap="nowrap" justify="space-between">
        <Group gap={4} wrap="nowrap" miw={0}>
          <Mark />
          <StoreSwitcher />
        </Group>
        <SchemeToggle />
      </Group>
    </AppShell.Header>
  )
}

function Logo() {
  return (
    <Group gap={10} px={11} py="xs" mb="sm">
      <Mark />
      <Text fw={720} fz={19} lts="-0.01em">
        Notch
      </Text>
    </Group>
  )
}
