import { Box, Button, ColorInput, Group, Image, Text, TextInput } from '@mantine/core'
import { useStore } from '../current-store.tsx'
import { SettingsForm } from './settings-form.tsx'

/** What is left empty is not sent: the template has its own look. */
export function BrandSection() {
  const { brand } = useStore()
  const initial = { brand: { logoUrl: brand.logoUrl ?? '', accentColour: brand.accentColour ?? '' } }
  return (
    <SettingsForm
      title="Brand"
      intro="How the mails look like yours."
      initial={initial}
      changesOf={({ brand: { logoUrl, accentColour } }) => ({
        brand: { ...(logoUrl && { logoUrl }), ...(accentColour && { accentColour }) },
      })}
      validate={{
        brand: {
          logoUrl: (text) => (!text || text.startsWith('https://') ? null : 'A picture at an https:// address'),
          accentColour: (text) => (!text || /^#[0-9a-f]{6}$/i.test(text) ? null : 'Written #rrggbb'),
        },
      }}
    >
      {(form) => (
        <>
          <TextInput
            label="Logo"
            description="The https:// address of a PNG or JPEG, at best twice as large as shown."
            {...form.getInputProps('brand.logoUrl')}
          />
          <ColorInput
            label="Accent colour"
            description="Of buttons and links."
            {...form.getInputProps('brand.accentColour')}
          />
          <Sample logoUrl={form.values.brand.logoUrl} colour={form.values.brand.accentColour} />
        </>
      )}
    </SettingsForm>
  )
}

function Sample({ logoUrl, colour }: { readonly logoUrl: string; readonly colour: string }) {
  const { name } = useStore()
  return (
    <Box>
      <Text size="sm" fw={500} mb={6}>
        In a mail
      </Text>
      <Group justify="space-between" p="md" bg="#ffffff" bdrs="md" style={{ border: '1px solid var(--notch-line)' }}>
        {logoUrl.startsWith('https://') ? (
          <Image src={logoUrl} alt={name} h={36} w="auto" fit="contain" />
        ) : (
          <Text fw={700} c="#26231f">
            {name}
          </Text>
        )}
        <Button component="span" {...(colour && { color: colour })}>
          See the offer
        </Button>
      </Group>
    </Box>
  )
}
