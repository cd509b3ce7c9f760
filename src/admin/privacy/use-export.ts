import { call } from '../call.ts'
import { client, Refusal } from '../client.ts'
import { useStore } from '../current-store.tsx'
import { useWrite } from '../parts/use-write.ts'
import { exportFileName, type HeldOfPerson } from './how-much.ts'
import { saveFile } from './save-file.ts'

interface Told {
  readonly onHeld?: (held: HeldOfPerson) => void
  /** In the API's own words. Without it, they are shown as any other error is. */
  readonly onNothing?: (text: string) => void
}

/** Downloads all that is held of one address. */
export function useExport({ onHeld, onNothing }: Told = {}) {
  const store = useStore()
  return useWrite({
    send: (email: string) => call(client.api.privacy.export.$post({ json: { store: store.id, email } })),
    done: (held) => `${exportFileName(held)} is downloaded.`,
    after: (held) => {
      saveFile(exportFileName(held), JSON.stringify(held, null, 2), 'application/json')
      onHeld?.(held)
    },
    placed: (error) => {
      const isNothing = error instanceof Refusal && error.code === 'nothing-held'
      if (!isNothing || !onNothing) return false
      onNothing(error.message)
      return true
    },
  })
}
