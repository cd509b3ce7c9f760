import { Anchor, type AnchorProps, Box, type BoxProps, Button, type ButtonProps } from '@mantine/core'
import { createLink, useRouter } from '@tanstack/react-router'
import { type AnchorHTMLAttributes, forwardRef, type MouseEvent, type ReactNode } from 'react'

type Attributes<P> = P & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof P>

export const TextLink = createLink(
  forwardRef<HTMLAnchorElement, Attributes<AnchorProps>>(function TextLink(props, ref) {
    return <Anchor ref={ref} {...props} />
  }),
)

export const ButtonLink = createLink(
  forwardRef<HTMLAnchorElement, Attributes<ButtonProps>>(function ButtonLink(props, ref) {
    return <Button component="a" ref={ref} {...props} />
  }),
)

/** A whole row or card that leads somewhere. */
export const BoxLink = createLink(
  forwardRef<HTMLAnchorElement, Attributes<BoxProps>>(function BoxLink(props, ref) {
    return <Box component="a" ref={ref} {...props} />
  }),
)

interface HrefLinkProps {
  readonly href: string
  readonly className?: string
  readonly children: ReactNode
}

/** For an address the server chose ("/deliveries?state=quarantined"): inside the app without a reload. */
export function HrefLink({ href, className, children }: HrefLinkProps) {
  const router = useRouter()
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || !href.startsWith('/')) return
    event.preventDefault()
    router.history.push(href)
  }
  return (
    <a href={href} className={className} onClick={follow}>
      {children}
    </a>
  )
}
