import { ActionIcon, Popover, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconInfoCircle } from '@tabler/icons-react'

interface DefinitionProps {
  readonly term: string
  readonly text: string
}

/** What a figure means. Opens on hover, focus and touch. */
export function Definition({ term, text }: DefinitionProps) {
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <Popover opened={opened} onChange={(next) => !next && close()} width={300} withArrow shadow="md" radius="md">
      <Popover.Target>
        <ActionIcon
          size={18}
          variant="transparent"
          c="dimmed"
          aria-label={`What ${term} means`}
          onClick={open}
          onMouseEnter={open}
          onMouseLeave={close}
          onBlur={close}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        >
          <IconInfoCircle size={15} stroke={1.7} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={600}>
          {term}
        </Text>
        <Text size="sm" c="dimmed" tt="none" fw={400}>
          {text}
        </Text>
      </Popover.Dropdown>
    </Popover>
  )
}
