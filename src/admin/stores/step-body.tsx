import { Box } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import classes from './steps.module.css'

/** One step. Coming from another one it takes the focus, so that the keyboard and a screen reader go on at its start. */
export function StepBody({ step, children }: { readonly step: string; readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const last = useRef(step)
  useEffect(() => {
    if (last.current === step) return
    last.current = step
    place.current?.focus()
    window.scrollTo({ top: 0 })
  }, [step])
  return (
    <Box ref={place} tabIndex={-1} className={classes.body ?? ''}>
      {children}
    </Box>
  )
}
