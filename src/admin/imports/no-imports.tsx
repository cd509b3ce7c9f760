import { IconFileImport } from '@tabler/icons-react'
import { Nothing } from '../parts/nothing.tsx'

export function NoImports({ mayWrite }: { readonly mayWrite: boolean }) {
  return (
    <Nothing
      icon={IconFileImport}
      title="No imports yet"
      text={
        mayWrite
          ? 'Choose a file above. Orders that the store’s webhooks tell as well are recorded once.'
          : 'An owner or a marketer can import files of past orders and products here.'
      }
    />
  )
}
