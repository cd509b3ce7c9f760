/** An absolute http(s) address, or null. "//cdn.example/a.png" is read as https. */
export function webAddress(text: string | null | undefined): string | null {
  if (!text) return null
  const address = text.startsWith('//') ? `https:${text}` : text
  const parsed = URL.canParse(address) ? new URL(address) : undefined
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null
}
