const shape = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/

/** Lower-cased and trimmed, or undefined when it is no address a mail could go to. */
export function normaliseEmail(text: string | null | undefined): string | undefined {
  const email = (text ?? '').trim().toLowerCase()
  return email.length <= 254 && shape.test(email) ? email : undefined
}
