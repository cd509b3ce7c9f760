const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Two-letter codes the browser has names for, but for groups and placeholders that no order is from. */
const noCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'AC', 'CP', 'DG', 'EA', 'IC', 'TA', 'CQ'])

export const countries: { value: string; label: string }[] = letters
  .flatMap((first) => letters.map((second) => first + second))
  .flatMap((code) => {
    const name = noCountries.has(code) ? undefined : names.of(code)
    return name ? [{ value: code, label: name }] : []
  })
  .toSorted((a, b) => a.label.localeCompare(b.label))
