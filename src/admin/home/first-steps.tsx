import { List, Text } from '@mantine/core'
import { IconBuildingStore } from '@tabler/icons-react'
import { ButtonLink } from '../parts/links.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Page } from '../parts/page.tsx'
import { useRights } from '../session.ts'

/** Shown in place of every page until there is a store. */
export function FirstSteps() {
  const { isOwner } = useRights()
  return (
    <Page title="Welcome to Notch" intro="Four steps lead to the first thank-you mail.">
      <Nothing
        icon={IconBuildingStore}
        title="Connect your store"
        text={<Steps />}
        action={
          isOwner ? (
            <ButtonLink to="/stores/new" mt="md">
              Connect the store
            </ButtonLink>
          ) : (
            <Text size="sm">Ask the owner to connect it.</Text>
          )
        }
      />
    </Page>
  )
}

function Steps() {
  return (
    <List type="ordered" size="sm" ta="left" spacing={4} mt="xs">
      <List.Item>Add the store: what it runs on, its name, currency and time zone.</List.Item>
      <List.Item>Point its webhooks here; you get the exact address and what to do with the secret.</List.Item>
      <List.Item>Say who the mails come from.</List.Item>
      <List.Item>Make the first rule: what to offer, and to whom.</List.Item>
    </List>
  )
}
