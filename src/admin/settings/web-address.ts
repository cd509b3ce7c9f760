/** For a form: what is wrong with it, or null. */
export function webAddress(text: string): string | null {
  return /^https?:\/\/[^\s/]+/.test(text) ? null : 'An address that begins with https://'
}
