/** The caller's mistake, thrown at borders only. The message names the thing, the value and the way out. */
export class AppError extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, status: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
    this.status = status
  }
}
