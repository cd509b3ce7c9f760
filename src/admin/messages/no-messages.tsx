import { IconMailFast } from '@tabler/icons-react'
import { ButtonLink } from '../parts/links.tsx'
import { Nothing } from '../parts/nothing.tsx'

export function NoMessages({ isFiltered }: { readonly isFiltered: boolean }) {
  if (!isFiltered) {
    return (
      <Nothing
        icon={IconMailFast}
        title="No messages yet"
        text="The first paid order makes the first message. It leaves after the flow’s delay."
      />
    )
  }
  return (
    <Nothing
      icon={IconMailFast}
      title="No message fits"
      text="There are messages, but none with this state, arm and search."
      action={
        <ButtonLink to="/messages" search={{}} variant="light" mt="sm">
          Show all messages
        </ButtonLink>
      }
    />
  )
}
