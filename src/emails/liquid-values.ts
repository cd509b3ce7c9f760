import {
  type Context,
  defaultOperators,
  type Expression,
  type Filter,
  type FilterImplOptions,
  type Token,
  TypeGuards,
  toValue,
  toValueSync,
  type Value,
} from 'liquidjs'

/** One render: Liquid's own context, and the loop variables by the depth of their loop. */
export interface Frame {
  readonly context: Context
  readonly locals: unknown[]
}

/** Names of the loops around a place, outermost first; `undefined` in a slot is the loop's own `forloop`. */
export type Names = readonly string[]

export type Evaluate = (frame: Frame) => unknown

/** Thrown while preparing, for what only Liquid itself can do. */
export class Unprepared extends Error {}

export type Filters = Readonly<Record<string, FilterImplOptions>>

/** `a.b | filter: c`, ready to be evaluated. A lenient one reads what is missing as nothing. */
export function prepareValue(value: Value, names: Names, filters: Filters, lenient = false): Evaluate {
  const initial = prepareExpression(value.initial, names, lenient || value.filters[0]?.name === 'default')
  // An engine that escapes adds a filter without a name to every output; the caller escapes instead.
  const steps = value.filters
    .filter(({ name }) => name in filters)
    .map((filter) => prepareFilter(filter, names, filters))
  if (steps.length === 0) return initial
  return (frame) => steps.reduce((result, step) => step(frame, result), initial(frame))
}

function prepareExpression({ postfix }: Expression, names: Names, lenient: boolean): Evaluate {
  const [first] = postfix
  if (first && postfix.length === 1) return prepareToken(first, names, lenient)
  const steps = postfix.map((token) =>
    TypeGuards.isOperatorToken(token) ? prepareOperator(token.operator) : pushes(prepareToken(token, names, lenient)),
  )
  return (frame) => {
    const operands: unknown[] = []
    for (const step of steps) step(frame, operands)
    return operands[0]
  }
}

type Step = (frame: Frame, operands: unknown[]) => void

function pushes(evaluate: Evaluate): Step {
  return (frame, operands) => void operands.push(evaluate(frame))
}

function prepareOperator(name: keyof typeof defaultOperators): Step {
  const operator = defaultOperators[name]
  if (!operator) throw new Unprepared(`the operator ${String(name)}`)
  const isUnary = name === 'not'
  return ({ context }, operands) => {
    const right = operands.pop()
    const given = isUnary ? [right, context] : [operands.pop(), right, context]
    operands.push(toValueSync(Reflect.apply(operator, undefined, given)))
  }
}

type FilterStep = (frame: Frame, value: unknown) => unknown

function prepareFilter(filter: Filter, names: Names, filters: Filters): FilterStep {
  const known = filters[filter.name]
  const handler = typeof known === 'function' ? known : known?.handler
  if (!handler) throw new Unprepared(`the filter ${filter.name}`)
  const given = filter.args.map((argument) => {
    if (Array.isArray(argument)) throw new Unprepared('a named argument')
    return prepareToken(argument, names, false)
  })
  return (frame, value) => {
    const self = { context: frame.context, token: undefined, liquid: frame.context.liquid }
    const result: unknown = Reflect.apply(handler, self, [toValue(value), ...given.map((evaluate) => evaluate(frame))])
    // Some of Liquid's filters are generators.
    return typeof result === 'object' ? toValueSync(result) : result
  }
}

export function prepareToken(token: Token, names: Names, lenient: boolean): Evaluate {
  if (TypeGuards.isQuotedToken(token) || TypeGuards.isNumberToken(token) || TypeGuards.isLiteralToken(token)) {
    const { content } = token
    return () => content
  }
  if (TypeGuards.isPropertyAccessToken(token) && !token.variable) return prepareProperty(token, names, lenient)
  throw new Unprepared(token.getText())
}

function prepareProperty(token: Token & { props: readonly Token[] }, names: Names, lenient: boolean): Evaluate {
  const [root, ...path] = token.props.map(fixedName)
  if (root === undefined) throw new Unprepared(token.getText())
  const depth = names.lastIndexOf(String(root))
  return ({ context, locals }) => {
    let value = depth === -1 ? context.readProperty(context.environments, root) : locals[depth]
    for (const name of path) {
      if (value === undefined) break
      value = context.readProperty(value, name)
    }
    if (value === undefined && !lenient) throw new Error(`this mail has no "${token.getText()}"`)
    return value
  }
}

/** `a.b` and `a['b']`, not `a[b]`. */
function fixedName(token: Token): string | number {
  if (TypeGuards.isQuotedToken(token) || TypeGuards.isNumberToken(token) || TypeGuards.isWordToken(token)) {
    return token.content
  }
  throw new Unprepared(token.getText())
}
