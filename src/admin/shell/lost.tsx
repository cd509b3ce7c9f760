import { IconMapPinQuestion } from '@tabler/icons-react'
import { ButtonLink } from '../parts/links.tsx'
import { Nothing } from '../parts/nothing.tsx'

export function Lost() {
  return (
    <Nothing
      icon={IconMapPinQuestion}
      title="There is no such page"
      text="The address may have been cut off on its way here."
      action={
        <ButtonLink to="/" variant="light" mt="sm">
          Go to Home
        </ButtonLink>
      }
    />
  )
}
