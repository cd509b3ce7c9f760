import { Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type Place, places } from './places.ts'
import classes from './shell.module.css'

export function SideNavigation({ onFollow }: { readonly onFollow?: () => void }) {
  return (
    <Stack component="nav" gap={3} aria-label="Pages">
      {places.map((place) => (
        <PlaceLink key={place.to} place={place} className={classes.place} size={19} onFollow={onFollow} />
      ))}
    </Stack>
  )
}

interface PlaceLinkProps {
  readonly place: Place
  readonly className: string | undefined
  readonly size: number
  readonly onFollow?: (() => void) | undefined
}

export function PlaceLink({ place, className, size, onFollow }: PlaceLinkProps) {
  return (
    <Link to={place.to} className={className} activeOptions={{ exact: place.to === '/' }} onClick={() => onFollow?.()}>
      <place.icon size={size} stroke={1.7} />
      {place.label}
    </Link>
  )
}
