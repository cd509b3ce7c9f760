import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'

interface Write<Input, Answer> {
  readonly send: (input: Input) => Promise<Answer>
  /** What the person reads when it worked. */
  readonly done: (answer: Answer, input: Input) => string
  readonly after?: (answer: Answer, input: Input) => unknown
  /** True when the error now stands beside the field it is about, so that nothing else has to say it. */
  readonly placed?: (error: Error) => boolean
}

/** A change on the server: says what came of it, and reads again whatever is on the screen. */
export function useWrite<Input = void, Answer = unknown>({ send, done, after, placed }: Write<Input, Answer>) {
  const queries = useQueryClient()
  return useMutation<Answer, Error, Input>({
    mutationFn: send,
    onSuccess: async (answer, input) => {
      await queries.invalidateQueries()
      await after?.(answer, input)
      // Last: whoever reads it may go on at once, and no form still believes it has changes.
      notifications.show({ message: done(answer, input), color: 'teal' })
    },
    onError: (error) => {
      if (placed?.(error)) return
      notifications.show({ title: 'That did not work', message: error.message, color: 'red', autoClose: 9000 })
    },
  })
}
