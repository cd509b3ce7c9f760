import { IconArrowLeft } from '@tabler/icons-react'
import { TextLink } from './links.tsx'

interface BackLinkProps {
  readonly to: '/messages' | '/deliveries' | '/rules' | '/catalogue' | '/'
  readonly label: string
}

export function BackLink({ to, label }: BackLinkProps) {
  return (
    <TextLink to={to} size="sm" c="dimmed" style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }} mb={6}>
      <IconArrowLeft size={15} />
      {label}
    </TextLink>
  )
}
