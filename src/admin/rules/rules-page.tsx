import { Stack } from '@mantine/core'
import { IconPlus, IconRoute } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useStore } from '../current-store.tsx'
import { ButtonLink } from '../parts/links.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Page } from '../parts/page.tsx'
import { useRights } from '../session.ts'
import { CodePools } from './code-pools.tsx'
import { rulesQuery } from './queries.ts'
import { RuleList } from './rule-list.tsx'

export function RulesPage() {
  const store = useStore()
  const { mayWrite } = useRights()
  const query = useQuery(rulesQuery(store.id))
  const add = mayWrite && (
    <ButtonLink to="/rules/$id" params={{ id: 'new' }} leftSection={<IconPlus size={16} />}>
      New rule
    </ButtonLink>
  )
  return (
    <Page
      title="Rules"
      intro="Asked from the top when a mail is about to leave. The first with a product that may be offered wins."
      actions={add}
    >
      <Stack gap="lg">
        <Loaded query={query}>
          {(rules) => (rules.length === 0 ? <NoRules action={add} /> : <RuleList rules={rules} />)}
        </Loaded>
        <CodePools />
      </Stack>
    </Page>
  )
}

function NoRules({ action }: { readonly action: React.ReactNode }) {
  return (
    <Nothing
      icon={IconRoute}
      title="No rules yet"
      text="Without a rule every mail is a plain thank-you. Begin with one product that goes well with most orders."
      action={action}
    />
  )
}
