import { Box, Group, Text, ThemeIcon } from '@mantine/core'
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import { describeProduct, describeRule } from '../../offers/describe.ts'
import type { ProductTrace, RuleTrace, Trace } from '../../offers/trace.ts'
import { plural } from '../format.ts'
import { keyed } from '../parts/keyed.ts'

/** The trace in sentences, rule by rule in the order they were asked. */
export function DecisionRules({ trace }: { readonly trace: Trace }) {
  return (
    <Box>
      {keyed(trace.rules, ({ rule }) => rule.versionId).map(({ key, item }) => (
        <RuleAsked key={key} rule={item} titles={trace.titles} />
      ))}
      {trace.rulesNotAsked > 0 && (
        <Text size="sm" c="dimmed" pl={34}>
          {plural(trace.rulesNotAsked, 'rule')} behind it {trace.rulesNotAsked === 1 ? 'was' : 'were'} not asked.
        </Text>
      )}
      {trace.discount.kind === 'pool' && trace.discount.code === null && (
        <Text size="sm" c="orange" pl={34} mt={4}>
          The pool “{trace.discount.pool}” had no codes left, so the offer went without one.
        </Text>
      )}
    </Box>
  )
}

interface RuleAskedProps {
  readonly rule: RuleTrace
  readonly titles: Trace['titles']
}

function RuleAsked({ rule, titles }: RuleAskedProps) {
  const [verdict] = describeRule(rule, titles)
  const products = rule.kind === 'fitted' ? rule.products : []
  const isWinner = products.some((product) => product.kind === 'won')
  return (
    <Box mb="sm">
      <Verdict sign={isWinner ? 'won' : 'lost'} text={verdict ?? ''} isHeading />
      {keyed(products, (product) => product.productExternalId).map(({ key, item }) => (
        <Box key={key} pl={30} mt={4}>
          <Verdict sign={signOf(item)} text={describeProduct(item, titles)} />
        </Box>
      ))}
    </Box>
  )
}

type Sign = 'won' | 'lost' | 'spared'

function signOf(product: ProductTrace): Sign {
  if (product.kind === 'won') return 'won'
  return product.because === 'held-out' || product.because === 'limit-reached' ? 'spared' : 'lost'
}

const signs = {
  won: { icon: IconCheck, color: 'teal', label: 'won' },
  lost: { icon: IconX, color: 'gray', label: 'lost' },
  spared: { icon: IconMinus, color: 'violet', label: 'not used' },
} as const

interface VerdictProps {
  readonly sign: Sign
  readonly text: string
  readonly isHeading?: boolean
}

function Verdict({ sign, text, isHeading = false }: VerdictProps) {
  const { icon: Icon, color, label } = signs[sign]
  return (
    <Group wrap="nowrap" gap={10} align="flex-start">
      <ThemeIcon size={20} radius="xl" variant="light" color={color} aria-label={label}>
        <Icon size={13} stroke={2.2} />
      </ThemeIcon>
      <Text size="sm" fw={isHeading ? 560 : 400} style={{ overflowWrap: 'anywhere' }} miw={0}>
        {text}
      </Text>
    </Group>
  )
}
