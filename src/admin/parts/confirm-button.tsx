import { Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'

interface ConfirmButtonProps extends ButtonProps {
  readonly children: ReactNode
  readonly title: string
  readonly text: ReactNode
  readonly confirm: string
  readonly onConfirm: () => void
}

/** A button for what cannot be undone: it says what will happen and asks once. */
export function ConfirmButton({ title, text, confirm, onConfirm, children, ...button }: ConfirmButtonProps) {
  const [opened, { open, close }] = useDisclosure(false)
  const go = () => {
    close()
    onConfirm()
  }
  return (
    <>
      <Button {...button} onClick={open}>
        {children}
      </Button>
      <Modal opened={opened} onClose={close} title={title} centered radius="lg">
        <Stack>
          <Text size="sm" component="div">
            {text}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button color={button.color ?? 'red'} onClick={go} data-autofocus>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
