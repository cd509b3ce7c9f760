import { useForm } from '@mantine/form'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { useStoreChoice } from '../current-store.tsx'
import { ownTimeZone } from '../settings/choices.ts'
import {
  draftFrom,
  draftText,
  type NewStoreStep,
  type NewStoreValues,
  newStoreSteps,
  problemsIn,
  reachable,
  rulesFor,
} from './draft.ts'
import type { Platform } from './queries.ts'
import type { StepKey } from './steps.ts'
import { draftKey, useAddStore } from './use-add-store.ts'

const route = getRouteApi('/stores/new')

const blank: NewStoreValues = {
  platform: '',
  name: '',
  id: '',
  storefrontUrl: '',
  currency: 'EUR',
  timeZone: ownTimeZone,
  secret: '',
}

/** The form over its steps, with the step that is open in the page's address. */
export function useNewStore(platforms: readonly Platform[]) {
  const { step: asked = 'platform' } = route.useSearch()
  const taken = useStoreChoice().stores.map(({ id }) => id)
  const form = useStoreForm(taken)
  const platform = platforms.find(({ name }) => name === form.values.platform)
  const go = useGo()
  const add = useAddStore(form, platform, go)
  const open = add.isPending ? 'webhook' : reachable(asked, form.values, taken)
  const place = newStoreSteps.indexOf(open)
  const isDone = (step: StepKey) => newStoreSteps.slice(0, place).some((one) => one === step)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = problemsIn(open, form.values, taken)
    for (const field of wrong) form.validateField(field)
    if (wrong.length > 0) return
    if (open === 'webhook') add.mutate(form.values)
    else go(newStoreSteps[place + 1] ?? open)
  }
  const back = () => go(newStoreSteps[place - 1] ?? open)
  const isDirty = form.values.secret !== '' && !add.isSuccess
  return { form, open, platform, isDone, go, back, submit, isAdding: add.isPending, isDirty }
}

function useStoreForm(taken: readonly string[]) {
  return useForm<NewStoreValues>({
    initialValues: draftFrom(sessionStorage.getItem(draftKey), blank),
    validate: rulesFor(taken),
    onValuesChange: (values) => sessionStorage.setItem(draftKey, draftText(values)),
  })
}

function useGo() {
  const navigate = useNavigate()
  return (step: StepKey) => {
    const known: NewStoreStep = newStoreSteps.find((one) => one === step) ?? 'platform'
    void navigate({ to: '/stores/new', search: known === 'platform' ? {} : { step: known } })
  }
}
