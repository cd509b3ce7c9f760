/** Names of the fields a form has, as the API calls them, with the labels people see. */
type Labels = Readonly<Record<string, string>>

/**
 * What the API says is wrong with which field. It writes "currency: is not …; id: uses …", or of API access
 * "Access token: it does not look like one. …". Empty when the error is about no field of the form.
 */
export function errorsByField(error: Error, labels: Labels): Record<string, string> {
  if ('code' in error && error.code === 'store-exists') return { id: error.message }
  const found: Record<string, string> = {}
  let last: string | undefined
  for (const piece of error.message.split('; ')) {
    const [, name = '', text = ''] = /^([^:]{1,80}): (.+)$/s.exec(piece) ?? []
    const field = fieldNamed(name, labels)
    // A semicolon inside a sentence, not a new one.
    if (field === undefined && last !== undefined) found[last] = `${found[last]}; ${piece}`
    if (field === undefined) continue
    found[field] = capitalised(text)
    last = field
  }
  return found
}

/** "credentials.accessToken", "accessToken" or its label. */
function fieldNamed(name: string, labels: Labels): string | undefined {
  const short = name.split('.').at(-1) ?? name
  return Object.keys(labels).find((field) => field === short || labels[field] === name)
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
