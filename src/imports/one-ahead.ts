/**
 * The same items, each asked for while the one before is still being dealt with: reading a file fills the time in which
 * the database works. Whatever fails, fails where its item would have come.
 */
export async function* oneAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  const ask = () => {
    const asked = source.next()
    // Awaited below; until then nobody else may call it unhandled.
    asked.catch(() => undefined)
    return asked
  }
  let next = ask()
  try {
    for (;;) {
      const { value, done } = await next
      if (done) return
      next = ask()
      yield value
    }
  } finally {
    await next.catch(() => undefined)
    await source.return(undefined)
  }
}
