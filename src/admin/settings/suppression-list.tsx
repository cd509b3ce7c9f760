import { Box, Divider, Group, Paper, Text } from '@mantine/core'
import { Fragment } from 'react'
import type { SuppressionRow } from '../../web/schemas/suppression.ts'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { useWrite } from '../parts/use-write.ts'
import { When } from '../parts/when.tsx'
import { useRights } from '../session.ts'
import { suppressionReasons } from '../words.ts'

export function SuppressionList({ items }: { readonly items: readonly SuppressionRow[] }) {
  const { mayWrite } = useRights()
  return (
    <Paper>
      {items.map((item, place) => (
        <Fragment key={item.id}>
          {place > 0 && <Divider color="var(--notch-line)" />}
          <Group justify="space-between" px="lg" py="sm" wrap="nowrap">
            <Box miw={0}>
              <Text size="sm" fw={560} style={{ overflowWrap: 'anywhere' }}>
                {item.email}
              </Text>
              <Text size="xs" c="dimmed" component="div" style={{ overflowWrap: 'anywhere' }}>
                {suppressionReasons[item.reason] ?? item.reason} · {item.source} · <When at={item.createdAt} short />
              </Text>
            </Box>
            {mayWrite && <Remove item={item} />}
          </Group>
        </Fragment>
      ))}
    </Paper>
  )
}

function Remove({ item }: { readonly item: SuppressionRow }) {
  const remove = useWrite({
    send: () => call(client.api.suppressions[':id'].$delete({ param: { id: item.id } })),
    done: () => `${item.email} may be mailed again.`,
  })
  const ownWish = item.reason === 'unsubscribed' || item.reason === 'complaint'
  return (
    <ConfirmButton
      variant="subtle"
      size="compact-sm"
      color="red"
      loading={remove.isPending}
      title={`Mail ${item.email} again?`}
      text={
        ownWish
          ? 'This person asked not to be mailed. Only take them off the list when they have asked you to, and can show it.'
          : 'The next order from this address may be thanked by mail again.'
      }
      confirm="Take off the list"
      onConfirm={() => remove.mutate()}
    >
      Remove
    </ConfirmButton>
  )
}
