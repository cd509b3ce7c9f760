import { Center, Image } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { useState } from 'react'

interface PictureProps {
  readonly src: string | null
  readonly size: number
}

/** A product's picture, or a quiet square when there is none or it does not load. */
export function Picture({ src, size }: PictureProps) {
  const [isBroken, setBroken] = useState(false)
  if (src === null || isBroken) {
    return (
      <Center w={size} h={size} miw={size} bg="var(--notch-hover)" style={{ borderRadius: 8 }}>
        <IconPhoto size={size * 0.4} stroke={1.4} opacity={0.4} />
      </Center>
    )
  }
  return <Image src={src} alt="" w={size} h={size} miw={size} radius={8} fit="cover" onError={() => setBroken(true)} />
}
