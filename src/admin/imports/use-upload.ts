import { useEffect, useRef, useState } from 'react'
import { useWrite } from '../parts/use-write.ts'
import { sendFile, type Upload } from './upload.ts'

/** Sends one file at a time. Leaving the page ends it. */
export function useUpload(after: () => void) {
  const [sent, setSent] = useState(0)
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])
  const write = useWrite<Upload, void>({
    send: (upload) => {
      setSent(0)
      stop.current = new AbortController()
      return sendFile(upload, { signal: stop.current.signal, onSent: setSent })
    },
    done: (_answer, { file }) => `${file.name} is here. It is read as soon as it is its turn.`,
    after,
    // Said beside the button, where it stays.
    placed: () => true,
  })
  const problem = write.error?.name === 'AbortError' ? null : write.error
  return {
    start: write.mutate,
    cancel: () => stop.current?.abort(),
    forget: write.reset,
    isSending: write.isPending,
    sent,
    problem,
  }
}
