import { IconInbox } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Nothing } from '../parts/nothing.tsx'
import { Page } from '../parts/page.tsx'
import { Pages } from '../parts/pages.tsx'
import { SearchInput } from '../parts/search-input.tsx'
import { useSession } from '../session.ts'
import { mailboxFilter } from './filter.ts'
import { MailList } from './mail-list.tsx'
import classes from './mailbox.module.css'
import { OpenMail } from './open-mail.tsx'
import { mailboxPagesQuery } from './queries.ts'

const route = getRouteApi('/mailbox')

export function MailboxPage() {
  const { to, mail } = route.useSearch()
  const navigate = useNavigate()
  const query = useInfiniteQuery(mailboxPagesQuery(to))
  const search = (text: string) => navigate({ to: '/mailbox', search: mailboxFilter({ to: text }), replace: true })
  return (
    <Page
      title={titleOf(query.data?.pages[0]?.unread ?? 0)}
      intro="Mail that stays here instead of leaving, as the customer’s own mail program would show it."
      actions={<SearchInput label="Customer’s address" value={to ?? ''} onSearch={search} />}
    >
      <Pages query={query} empty={<NoMail isFiltered={to !== undefined} />}>
        {(mails) => (
          <div className={classes.panes} data-open={mail !== undefined}>
            <MailList mails={mails} openId={mail} to={to} />
            <section className={classes.mail} aria-label="The open mail">
              <OpenMail key={mail} id={mail} />
            </section>
          </div>
        )}
      </Pages>
    </Page>
  )
}

/** As mail programs do it, so that the browser's tab tells of new mail too. */
function titleOf(unread: number): string {
  return unread === 0 ? 'Mailbox' : `Mailbox (${unread} unread)`
}

function NoMail({ isFiltered }: { readonly isFiltered: boolean }) {
  const mailer = useSession()?.mailer
  if (isFiltered) return <Nothing icon={IconInbox} title="No mail to this address" text="Try a shorter part of it." />
  const usesMailbox = mailer === undefined || mailer === 'mailbox'
  return (
    <Nothing
      icon={IconInbox}
      title="The mailbox is empty"
      text={
        usesMailbox
          ? 'No SMTP server is set, so every mail lands here. The first one comes with the first message that is due.'
          : `Mail leaves by ${mailer}. The mailbox only fills while no SMTP server is set.`
      }
    />
  )
}
