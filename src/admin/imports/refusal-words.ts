import { count } from '../format.ts'

/** As many as the API keeps of one import. */
const mostKept = 10_000

export function refusalsIntro(refused: number): string {
  const mend = 'Mend these rows in the file and import it again: nothing is recorded twice.'
  return refused > mostKept ? `${mend} The first ${count(mostKept)} are kept.` : mend
}
