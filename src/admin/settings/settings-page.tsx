import { Box, Grid, Select, Stack } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useStore } from '../current-store.tsx'
import { Page } from '../parts/page.tsx'
import { PrivacySection } from '../privacy/privacy-section.tsx'
import classes from '../shell/shell.module.css'
import { BrandSection } from './brand-section.tsx'
import { HoldoutSection } from './holdout-section.tsx'
import { HookSection } from './hook-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { RevenueSection } from './revenue-section.tsx'
import { type SectionKey, sectionNamed, sections } from './sections.ts'
import { SenderSection } from './sender-section.tsx'
import { SendingSection } from './sending-section.tsx'
import { StoreSection } from './store-section.tsx'
import { SuppressionsSection } from './suppressions-section.tsx'

const bodies: Readonly<Record<SectionKey, () => React.ReactNode>> = {
  store: StoreSection,
  hook: HookSection,
  sender: SenderSection,
  sending: SendingSection,
  holdout: HoldoutSection,
  revenue: RevenueSection,
  brand: BrandSection,
  suppressions: SuppressionsSection,
  privacy: PrivacySection,
  people: PeopleSection,
}

export function SettingsPage() {
  const store = useStore()
  const { section } = useParams({ strict: false })
  const open = sectionNamed(section)
  const Body = bodies[open]
  return (
    <Page title="Settings" intro={`How ${store.name} is understood, and how its mails leave.`}>
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, sm: 4, md: 3 }}>
          <SectionLinks open={open} />
          <SectionSelect open={open} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 8, md: 9 }} maw={780}>
          <Body key={open} />
        </Grid.Col>
      </Grid>
    </Page>
  )
}

function SectionLinks({ open }: { readonly open: SectionKey }) {
  return (
    <Stack gap={2} component="nav" aria-label="Settings" visibleFrom="sm">
      {sections.map(({ key, label, icon: Sign }) => (
        <Link
          key={key}
          to="/settings/$section"
          params={{ section: key }}
          className={classes.place}
          data-status={key === open ? 'active' : undefined}
          aria-current={key === open ? 'page' : undefined}
        >
          <Sign size={18} stroke={1.7} />
          {label}
        </Link>
      ))}
    </Stack>
  )
}

function SectionSelect({ open }: { readonly open: SectionKey }) {
  const navigate = useNavigate()
  return (
    <Box hiddenFrom="sm">
      <Select
        aria-label="Section"
        data={sections.map(({ key, label }) => ({ value: key, label }))}
        value={open}
        onChange={(section) => section && navigate({ to: '/settings/$section', params: { section } })}
        allowDeselect={false}
      />
    </Box>
  )
}
