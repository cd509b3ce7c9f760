import { Box, Group, Progress, Text } from '@mantine/core'
import { IconChevronRight, IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useStore } from '../current-store.tsx'
import { deliveriesQuery } from '../deliveries/queries.ts'
import { HrefLink } from '../parts/links.tsx'
import { Section } from '../parts/section.tsx'
import { rulesQuery } from '../rules/queries.ts'
import { type Step, stepsOf } from './steps.ts'

/** What is left to do before the first mail can leave; gone once all of it is done. */
export function Checklist() {
  const store = useStore()
  const rules = useQuery(rulesQuery(store.id)).data
  const deliveries = useQuery(deliveriesQuery(store.id, {}, 1)).data
  if (!rules || !deliveries) return null
  const steps = stepsOf(store, { rules: rules.length, deliveries: deliveries.items.length })
  const done = steps.filter((step) => step.isDone).length
  if (done === steps.length) return null
  return (
    <Section title="Ready for the first mail" intro={`${done} of ${steps.length} done`} flush>
      <Progress value={(done / steps.length) * 100} size={4} mx="lg" mb="xs" aria-label="Steps done" />
      {steps.map((step) => (
        <StepRow key={step.title} step={step} />
      ))}
    </Section>
  )
}

function StepRow({ step }: { readonly step: Step }) {
  return (
    <HrefLink href={step.href} className="row-link">
      <Group wrap="nowrap" px="lg" py="sm" gap="sm" align="flex-start">
        {step.isDone ? (
          <IconCircleCheckFilled size={22} color="var(--mantine-color-teal-6)" aria-label="done" />
        ) : (
          <IconCircle size={22} stroke={1.4} color="var(--mantine-color-dimmed)" aria-label="to do" />
        )}
        <Box flex={1}>
          <Text size="sm" fw={580} c={step.isDone ? 'dimmed' : 'var(--mantine-color-text)'}>
            {step.title}
          </Text>
          {!step.isDone && (
            <Text size="sm" c="dimmed">
              {step.text}
            </Text>
          )}
        </Box>
        {!step.isDone && <IconChevronRight size={16} opacity={0.5} />}
      </Group>
    </HrefLink>
  )
}
