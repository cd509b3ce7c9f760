import { IconRoute } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useStore } from '../current-store.tsx'
import { BackLink } from '../parts/back-link.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Page } from '../parts/page.tsx'
import { asGroup, blankDraft } from './draft.ts'
import { rulesQuery } from './queries.ts'
import { RuleEditor } from './rule-editor.tsx'

const route = getRouteApi('/rules/$id')

export function RulePage() {
  const { id } = route.useParams()
  const store = useStore()
  const query = useQuery({ ...rulesQuery(store.id), refetchOnWindowFocus: false })
  if (id === 'new') {
    return (
      <Page title="New rule" above={<BackLink to="/rules" label="Rules" />}>
        <RuleEditor initial={blankDraft()} />
      </Page>
    )
  }
  return (
    <Loaded query={query}>
      {(rules) => {
        const rule = rules.find((one) => one.id === id)
        if (!rule) return <NoSuchRule />
        const { body, name } = rule
        const initial = body
          ? { name, body: { ...body, condition: asGroup(body.condition) } }
          : { ...blankDraft(), name }
        return (
          <Page title={rule.name} above={<BackLink to="/rules" label="Rules" />} intro={`Version ${rule.version}`}>
            <RuleEditor key={`${rule.id} ${rule.version}`} id={rule.id} initial={initial} />
          </Page>
        )
      }}
    </Loaded>
  )
}

function NoSuchRule() {
  return (
    <Nothing
      icon={IconRoute}
      title="There is no such rule"
      text="It may have been deleted, or belong to another store."
    />
  )
}
