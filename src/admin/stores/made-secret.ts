/** As the Standard Webhooks specification writes secrets: 24 random bytes in base64. */
export function madeStandardSecret(): string {
  return `whsec_${btoa(String.fromCharCode(...randomBytes()))}`
}

/** Letters and digits alone, so that no form changes it on the way. */
export function madeKey(): string {
  return Array.from(randomBytes(), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function randomBytes(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(24))
}
