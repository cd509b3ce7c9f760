import { IconPackages } from '@tabler/icons-react'
import { ButtonLink } from '../parts/links.tsx'
import { Nothing } from '../parts/nothing.tsx'

export function NoProducts({ isFiltered }: { readonly isFiltered: boolean }) {
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
      text="Products arrive with the store’s webhooks: each shows here once it is changed in the store."
      action={
        <ButtonLink to="/settings/$section" params={{ section: 'hook' }} variant="light" mt="sm">
          See the webhooks
        </ButtonLink>
      }
    />
  )
}
