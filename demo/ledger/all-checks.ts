import type { Answers } from '../app/answers.ts'
import type { Report } from '../app/report.ts'
import type { Check } from './check.ts'
import { checkArms } from './check-arms.ts'
import { checkCredits } from './check-credits.ts'
import { checkMessages } from './check-messages.ts'
import { checkReport } from './check-report.ts'
import { keepBooks } from './figures.ts'
import type { Ledger } from './ledger.ts'

/** Everything that must add up at the end of the story. */
export function allChecks(ledger: Ledger, answers: Answers, report: Report): Check[] {
  const arms = new Map(answers.messages.map(({ orderNumber, arm }) => [orderNumber, arm]))
  return [
    ...checkMessages(ledger, answers),
    ...checkArms(ledger, answers),
    ...checkCredits(ledger, answers),
    ...checkReport(
      keepBooks(ledger, (orderNumber) => arms.get(orderNumber)),
      report,
    ),
  ]
}
