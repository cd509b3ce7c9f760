import { useDisclosure } from '@mantine/hooks'
import { IconMenu2 } from '@tabler/icons-react'
import { MoreDrawer } from './more-drawer.tsx'
import { PlaceLink } from './navigation.tsx'
import { nearPlaces } from './places.ts'
import classes from './shell.module.css'

export function BottomBar() {
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <nav className={classes.tabs} aria-label="Pages">
        {nearPlaces.map((place) => (
          <PlaceLink key={place.to} place={place} className={classes.tab} size={21} />
        ))}
        <button type="button" className={classes.tab} onClick={open}>
          <IconMenu2 size={21} stroke={1.7} />
          More
        </button>
      </nav>
      <MoreDrawer opened={opened} close={close} />
    </>
  )
}
