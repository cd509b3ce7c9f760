import type { Rows } from '../database/client.ts'
import { rowsJson } from '../database/rows-json.ts'
import type { OutgoingMail } from './mailer.ts'

export interface KeptMail {
  readonly messageId: bigint
  readonly templateVersionId: bigint
  readonly mail: OutgoingMail
}

/**
 * Keeps each mail as it will be handed over, before it is: what a customer got can always be shown again. One whose
 * customer was erased since it was claimed will not leave, and is not kept.
 */
export async function keepMails(rows: Rows, kept: readonly KeptMail[], now: Date): Promise<void> {
  if (kept.length === 0) return
  const values = kept.map(({ messageId, templateVersionId, mail }) => ({
    messageId,
    templateVersionId,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    messageIdHeader: mail.messageId,
    headers: shownHeaders(mail),
  }))
  await rows.$executeRaw`
    WITH given AS (
      SELECT * FROM json_to_recordset(${rowsJson(values)}::json) AS x("messageId" bigint,
        "templateVersionId" bigint, subject text, html text, text text, "messageIdHeader" text, headers jsonb)
    ), named AS (
      UPDATE "Message" m SET subject = g.subject, "messageIdHeader" = g."messageIdHeader",
        "templateVersionId" = g."templateVersionId"
      FROM given g WHERE m.id = g."messageId" AND m."toEmail" IS NOT NULL
      RETURNING m.id
    )
    INSERT INTO "Mail" ("messageId", subject, html, text, headers, "createdAt")
    SELECT "messageId", subject, html, text, headers, ${now}::timestamptz FROM given
    WHERE "messageId" IN (SELECT id FROM named)
    ON CONFLICT ("messageId") DO UPDATE SET subject = EXCLUDED.subject, html = EXCLUDED.html, text = EXCLUDED.text,
      headers = EXCLUDED.headers, "createdAt" = EXCLUDED."createdAt"`
}

function shownHeaders(mail: OutgoingMail): Record<string, string> {
  return {
    From: `${mail.from.name} <${mail.from.address}>`,
    To: mail.to,
    ...(mail.replyTo ? { 'Reply-To': mail.replyTo } : {}),
    Date: mail.date.toUTCString(),
    'Message-ID': mail.messageId,
    'List-Unsubscribe': `<${mail.listUnsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}
