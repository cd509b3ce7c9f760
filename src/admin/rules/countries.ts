const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Codes of groups, of islands posted through another country, and placeholders: no order is from there. */
const noCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA'])

/** Two-letter codes the browser has names for, but for former ones (DD is DE today). */
export const countries: { value: string; label: string }[] = letters
  .flatMap((first) => letters.map((second) => first + second))
  .flatMap((code) => {
    const name = noCountries.has(code) || isFormer(code) ? undefined : names.of(code)
    return name ? [{ value: code, label: name }] : []
  })
  .toSorted((a, b) => a.label.localeCompare(b.label))

function isFormer(code: string): boolean {
  return Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`
}
