import { Group, Radio, SimpleGrid, Text, ThemeIcon } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import {
  type Icon,
  IconBrandGraphql,
  IconBrandStripe,
  IconBrandWordpress,
  IconBuildingStore,
  IconCode,
  IconShoppingBag,
  IconShoppingCart,
} from '@tabler/icons-react'
import { Section } from '../parts/section.tsx'
import { connectWords } from './connect-words.ts'
import type { NewStoreValues } from './draft.ts'
import type { Platform } from './queries.ts'
import classes from './steps.module.css'

export type StoreForm = UseFormReturnType<NewStoreValues>

interface PlatformStepProps {
  readonly form: StoreForm
  readonly platforms: readonly Platform[]
}

export function PlatformStep({ form, platforms }: PlatformStepProps) {
  return (
    <Section title="What does the store run on?">
      <Radio.Group
        aria-label="Platform"
        {...form.getInputProps('platform')}
        onChange={(platform) => form.setValues({ platform, secret: '' })}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" mb={form.errors['platform'] ? 'sm' : 0}>
          {platforms.map((platform) => (
            <PlatformCard key={platform.name} platform={platform} />
          ))}
        </SimpleGrid>
      </Radio.Group>
    </Section>
  )
}

const signs: Readonly<Record<string, Icon>> = {
  shopify: IconShoppingBag,
  woocommerce: IconBrandWordpress,
  bigcommerce: IconBuildingStore,
  stripe: IconBrandStripe,
  saleor: IconBrandGraphql,
  standard: IconCode,
}

function PlatformCard({ platform: { name, label } }: { readonly platform: Platform }) {
  const Sign = signs[name] ?? IconShoppingCart
  return (
    <Radio.Card value={name} radius="lg" className={classes.card ?? ''} aria-label={label}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <ThemeIcon variant="light" size={34} radius="md">
          <Sign size={20} stroke={1.6} />
        </ThemeIcon>
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text fw={600} size="sm">
            {label}
          </Text>
          <Text size="sm" c="dimmed">
            {connectWords(name).summary}
          </Text>
        </div>
        <Radio.Indicator />
      </Group>
    </Radio.Card>
  )
}
