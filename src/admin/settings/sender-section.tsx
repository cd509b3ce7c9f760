import { SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useStore } from '../current-store.tsx'
import { SettingsForm } from './settings-form.tsx'

export function SenderSection() {
  const { senderName, senderEmail, replyTo, postalAddress } = useStore()
  return (
    <SettingsForm
      title="Sender"
      intro="Who the mails come from. Nothing leaves before there is an address."
      initial={{ senderName, senderEmail, replyTo, postalAddress }}
      validate={{ senderEmail: addressOrNothing, replyTo: addressOrNothing }}
    >
      {(form) => (
        <>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label="Name" placeholder="Your store" {...form.getInputProps('senderName')} />
            <TextInput
              label="Address"
              type="email"
              placeholder="thanks@your-store.com"
              {...form.getInputProps('senderEmail')}
            />
          </SimpleGrid>
          <TextInput
            label="Replies go to"
            description="Empty: to the sender’s address."
            type="email"
            {...form.getInputProps('replyTo')}
          />
          <Textarea
            label="Postal address"
            description="In the footer of every mail; the law of most countries wants one."
            autosize
            minRows={3}
            {...form.getInputProps('postalAddress')}
          />
        </>
      )}
    </SettingsForm>
  )
}

export function addressOrNothing(text: string): string | null {
  return text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? null : 'This is not an email address'
}
