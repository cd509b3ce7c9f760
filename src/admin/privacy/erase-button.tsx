import { Button, Stack, Text } from '@mantine/core'
import { IconEraser } from '@tabler/icons-react'
import type { PrivacyRequestRow } from '../../web/schemas/privacy.ts'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { useStore } from '../current-store.tsx'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { useWrite } from '../parts/use-write.ts'

interface EraseButtonProps {
  /** Undefined as long as what is written is no address. */
  readonly email: string | undefined
  readonly onWrong: () => void
  readonly onStart: () => void
  readonly onErased: (request: PrivacyRequestRow, email: string) => void
}

const look = { variant: 'light', color: 'red', leftSection: <IconEraser size={16} /> } as const

export function EraseButton({ email, onWrong, onStart, onErased }: EraseButtonProps) {
  const store = useStore()
  const erase = useWrite({
    send: (address: string) => call(client.api.privacy.erase.$post({ json: { store: store.id, email: address } })),
    done: ({ outcomeText }) => outcomeText ?? 'It is carried out by itself within moments.',
    after: onErased,
  })
  if (email === undefined) {
    return (
      <Button {...look} onClick={onWrong}>
        Erase
      </Button>
    )
  }
  return (
    <ConfirmButton
      {...look}
      loading={erase.isPending}
      title={`Erase ${email}?`}
      text={<WhatGoes store={store.name} />}
      confirm="Erase for good"
      onConfirm={() => {
        onStart()
        erase.mutate(email)
      }}
    >
      Erase
    </ConfirmButton>
  )
}

function WhatGoes({ store }: { readonly store: string }) {
  return (
    <Stack gap="xs">
      <Text size="sm">
        From {store} go the name, the address, the mails as they were sent, the webhooks that name the person and
        whatever else does. No planned mail leaves any more. This cannot be undone.
      </Text>
      <Text size="sm">
        Orders, messages and clicks stay without the person, so that no figure changes. Somebody who unsubscribed or
        reported spam stays on the list not to mail.
      </Text>
    </Stack>
  )
}
