import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { useStore } from '../current-store.tsx'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { Section } from '../parts/section.tsx'
import { useWrite } from '../parts/use-write.ts'
import { useRights } from '../session.ts'
import { AccessForm } from '../stores/access-form.tsx'
import { AccessKnown } from '../stores/access-known.tsx'
import { connectWords } from '../stores/connect-words.ts'
import type { ApiFieldJson } from '../stores/queries.ts'

interface AccessSectionProps {
  readonly fields: readonly ApiFieldJson[]
}

/** Entered, replaced or removed as a whole; only by owners. */
export function AccessSection({ fields }: AccessSectionProps) {
  const { platform, credentials } = useStore()
  const { isOwner } = useRights()
  const [isReplacing, { open, close }] = useDisclosure(false)
  const isKnown = credentials.length > 0
  // What was entered for the first time closes by being known, and may be told late: by then it may be replaced already.
  const saved = isKnown ? close : () => undefined
  const cancel = isKnown && (
    <Button variant="default" onClick={close}>
      Cancel
    </Button>
  )
  return (
    <Section title="API access" intro={connectWords(platform).access}>
      {isOwner && (!isKnown || isReplacing) && (
        <AccessForm fields={fields} submit="Save the access" onSaved={saved} otherwise={cancel} />
      )}
      {isKnown && !isReplacing && (
        <Stack>
          <AccessKnown fields={fields} />
          {isOwner && <Buttons onReplace={open} />}
        </Stack>
      )}
      {!isKnown && !isOwner && <Text size="sm">None has been entered.</Text>}
    </Section>
  )
}

function Buttons({ onReplace }: { readonly onReplace: () => void }) {
  const { id, platform, platformLabel } = useStore()
  const remove = useWrite({
    send: () => call(client.api.stores[':id'].$patch({ param: { id }, json: { credentials: null } })),
    done: () => 'API access removed.',
  })
  const then = connectWords(platform).needsAccess
    ? 'Orders that come from then on wait until there is access again.'
    : 'An order whose webhook is lost stays unknown from then on.'
  return (
    <Group justify="flex-end" gap="sm">
      <ConfirmButton
        variant="subtle"
        color="red"
        loading={remove.isPending}
        title={`Remove the access to ${platformLabel}’s API?`}
        text={`Notch forgets it at once. ${then}`}
        confirm="Remove the access"
        onConfirm={() => remove.mutate()}
      >
        Remove
      </ConfirmButton>
      <Button variant="default" onClick={onReplace}>
        Replace
      </Button>
    </Group>
  )
}
