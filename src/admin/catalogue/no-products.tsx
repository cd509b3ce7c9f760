import { IconPackages } from '@tabler/icons-react'
import { useStore } from '../current-store.tsx'
import { ButtonLink } from '../parts/links.tsx'
import { Nothing } from '../parts/nothing.tsx'

export function NoProducts({ isFiltered }: { readonly isFiltered: boolean }) {
  const { platformLabel } = useStore()
  if (isFiltered) {
    return (
      <Nothing
        icon={IconPackages}
        title="No product fits"
        text="There may be others. Deleted products are never shown."
        action={
          <ButtonLink to="/catalogue" search={{}} variant="light" mt="sm">
            Show all products
          </ButtonLink>
        }
      />
    )
  }
  return (
    <Nothing
      icon={IconPackages}
      title="No products yet"
      text={`Products arrive with the webhooks of ${platformLabel}: each shows here once it is changed or sold there.`}
      action={
        <ButtonLink to="/settings/$section" params={{ section: 'hook' }} variant="light" mt="sm">
          See the webhooks
        </ButtonLink>
      }
    />
  )
}
