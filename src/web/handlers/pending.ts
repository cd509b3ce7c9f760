import { AppError } from '../../errors.ts'

export function pending(): never {
  throw new AppError('not-ready', 501, 'This is not there yet.')
}
