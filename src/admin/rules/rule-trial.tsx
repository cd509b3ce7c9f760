import { Box, Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../call.ts'
import { client } from '../client.ts'
import { useStore } from '../current-store.tsx'
import { plural } from '../format.ts'
import { Failure } from '../parts/failure.tsx'
import { Section } from '../parts/section.tsx'
import { type Draft, tidied } from './draft.ts'
import { mistakesIn } from './mistakes.ts'
import { TrialExamples } from './trial-examples.tsx'

/** What the rule, as it stands in the editor, would have done on the last orders. Writes nothing. */
export function RuleTrial({ draft }: { readonly draft: Draft }) {
  const store = useStore()
  const trial = useMutation({
    mutationFn: ({ body }: Draft) =>
      call(
        client.api.rules['dry-run'].$post({
          json: { store: store.id, body: { ...body, condition: tidied(body.condition) }, orders: 200 },
        }),
      ),
  })
  const isReady = mistakesIn({ ...draft, name: 'trial' }).length === 0
  return (
    <Section title="Try it" intro="On the last 200 orders, with today’s prices and stock. Nothing is sent or saved.">
      <Button variant="default" disabled={!isReady} loading={trial.isPending} onClick={() => trial.mutate(draft)}>
        Try the rule
      </Button>
      {!isReady && (
        <Text size="sm" c="dimmed" mt="xs">
          First choose a product and fill in the conditions.
        </Text>
      )}
      {trial.error && (
        <Box mt="sm">
          <Failure error={trial.error} />
        </Box>
      )}
      {trial.data && <Result result={trial.data} />}
    </Section>
  )
}

type Trial = Parameters<typeof TrialExamples>[0]['result']

function Result({ result }: { readonly result: Trial }) {
  return (
    <Box mt="md">
      <Text size="sm" className="figures">
        Of {plural(result.orders, 'order')}, it fits <b>{result.fitted}</b>, and <b>{result.offered}</b> would get an
        offer.
      </Text>
      {result.products.map((product) => (
        <Group key={product.productExternalId} justify="space-between" wrap="nowrap" gap="sm">
          <Text size="sm" truncate>
            {product.title}
          </Text>
          <Text size="sm" c="dimmed" className="figures">
            {product.offered} ×
          </Text>
        </Group>
      ))}
      <TrialExamples result={result} />
    </Box>
  )
}
