import type { UseFormReturnType } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { useStoreChoice } from '../current-store.tsx'
import { useWrite } from '../parts/use-write.ts'
import { connectWords } from './connect-words.ts'
import { idOf, type NewStoreStep, type NewStoreValues, stepOf } from './draft.ts'
import { errorsByField } from './field-errors.ts'
import { useFreshSecret } from './fresh-secret.ts'
import type { Platform } from './queries.ts'

/** Where a draft is kept while its tab is open. */
export const draftKey = 'notch-new-store'

const labels = {
  platform: 'Platform',
  name: 'Name',
  id: 'Short name',
  storefrontUrl: 'Storefront address',
  currency: 'Currency',
  timeZone: 'Time zone',
  secret: 'Secret',
}

/** Adds the store and goes on to what comes next; what is refused stands beside its field, on the step that has it. */
export function useAddStore(
  form: UseFormReturnType<NewStoreValues>,
  platform: Platform | undefined,
  go: (step: NewStoreStep) => void,
) {
  const { choose } = useStoreChoice()
  const navigate = useNavigate()
  const fresh = useFreshSecret()
  return useWrite<NewStoreValues, { id: string }>({
    send: (values) => call(client.api.stores.$post({ json: { ...values, id: idOf(values) } })),
    done: () => 'The store is there.',
    after: async ({ id }, values) => {
      const isMade = connectWords(values.platform).secret.make !== undefined
      if (isMade) fresh.keep(id, values.secret)
      choose(id)
      await navigate({ to: '/connect', search: nextStep(isMade, platform), ignoreBlocker: true })
      sessionStorage.removeItem(draftKey)
    },
    placed: (error) => {
      const found = errorsByField(error, labels)
      form.setErrors(found)
      const step = Object.keys(found).map(stepOf)[0]
      if (step) go(step)
      return step !== undefined
    },
  })
}

function nextStep(isMade: boolean, platform: Platform | undefined): { step?: 'webhook' | 'access' } {
  if (isMade) return { step: 'webhook' }
  return platform && platform.apiFields.length > 0 ? { step: 'access' } : {}
}
