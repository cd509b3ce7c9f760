type LogFields = Readonly<Record<string, unknown>>

/** One line of JSON an event, to stderr. Never given customer addresses, secrets or bodies. */
export interface Log {
  info(message: string, fields?: LogFields): void
  error(message: string, error: unknown, fields?: LogFields): void
}

export function jsonLog(write: (line: string) => void = (line) => process.stderr.write(`${line}\n`)): Log {
  const line = (level: string, message: string, fields: LogFields) =>
    write(JSON.stringify({ at: new Date().toISOString(), level, message, ...fields }))
  return {
    info: (message, fields = {}) => line('info', message, fields),
    error: (message, error, fields = {}) => line('error', message, { ...fields, ...describeError(error) }),
  }
}

export const silentLog: Log = { info: () => undefined, error: () => undefined }

function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: String(error) }
  const cause = error.cause instanceof Error ? { cause: error.cause.message } : {}
  return { error: error.message, stack: error.stack, ...cause }
}
