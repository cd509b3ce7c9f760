import { Button, Group, Stack } from '@mantine/core'
import { LeaveGuard } from '../parts/leave-guard.tsx'
import { PlatformStep } from './platform-step.tsx'
import type { Platform } from './queries.ts'
import { SecretStep } from './secret-step.tsx'
import { StepBody } from './step-body.tsx'
import { StepTrail } from './step-trail.tsx'
import { stepsFor } from './steps.ts'
import { StoreStep } from './store-step.tsx'
import { useNewStore } from './use-new-store.ts'

interface NewStoreProps {
  readonly platforms: readonly Platform[]
  readonly hooksUrl: string
}

/** The steps up to the store's being there. Each has an address, so that the browser's Back works. */
export function NewStore({ platforms, hooksUrl }: NewStoreProps) {
  const { form, open, platform, isDone, go, back, submit, isAdding, isDirty } = useNewStore(platforms)
  return (
    <Stack gap="lg">
      <LeaveGuard isDirty={isDirty} />
      <StepTrail
        steps={stepsFor(platform === undefined || platform.apiFields.length > 0)}
        open={open}
        isDone={isDone}
        onOpen={(step) => (isDone(step) ? () => go(step) : undefined)}
      />
      <form noValidate onSubmit={submit}>
        <StepBody step={open}>
          {open === 'platform' && <PlatformStep form={form} platforms={platforms} />}
          {open === 'store' && <StoreStep form={form} />}
          {open === 'webhook' && platform && <SecretStep form={form} platform={platform} hooksUrl={hooksUrl} />}
        </StepBody>
        <Group justify="flex-end" mt="lg">
          {open !== 'platform' && (
            <Button variant="default" onClick={back}>
              Back
            </Button>
          )}
          <Button type="submit" loading={isAdding}>
            {open === 'webhook' ? 'Add the store' : 'Continue'}
          </Button>
        </Group>
      </form>
    </Stack>
  )
}
