import { Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { MailboxRow } from '../../web/schemas/mailbox.ts'
import { When } from '../parts/when.tsx'
import { mailboxFilter } from './filter.ts'
import classes from './mailbox.module.css'

interface MailListProps {
  readonly mails: readonly MailboxRow[]
  readonly openId: string | undefined
  readonly to: string | undefined
}

export function MailList({ mails, openId, to }: MailListProps) {
  return (
    <nav className={classes.list} aria-label="Mails">
      {mails.map((mail) => (
        <Link
          key={mail.id}
          to="/mailbox"
          search={mailboxFilter({ to, mail: mail.id })}
          resetScroll={false}
          className={classes.row}
          data-open={mail.id === openId}
          aria-current={mail.id === openId}
        >
          <MailRow mail={mail} />
        </Link>
      ))}
    </nav>
  )
}

function MailRow({ mail }: { readonly mail: MailboxRow }) {
  const weight = mail.isRead ? 400 : 680
  return (
    <>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" fw={weight} truncate>
          {mail.to}
        </Text>
        <Text size="xs" c={mail.isRead ? 'dimmed' : 'iris'} component="div">
          <When at={mail.receivedAt} short />
        </Text>
      </Group>
      <Text size="sm" fw={weight} truncate>
        {mail.subject}
      </Text>
      <Text size="xs" c="dimmed" truncate>
        {mail.from}
      </Text>
    </>
  )
}
