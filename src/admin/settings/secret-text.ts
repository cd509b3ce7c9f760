/** What may be said of a secret by its last four characters. A document such as a set of keys ends in brackets. */
export function secretText(lastFour: string): string {
  return /[}\]>\s-]$/.test(lastFour) ? 'a set of keys' : `ends in ${lastFour}`
}
