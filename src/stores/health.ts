/** What is known of a store's intake. Instants are UTC. */
export interface IntakeFacts {
  readonly label: string
  readonly firstWebhookAt: Date | null
  readonly lastWebhookAt: Date | null
  readonly quarantined: number
  /** Thin deliveries that the platform's API has not answered, and why. */
  readonly unanswered: number
  readonly unansweredReason: string | null
  /** Notch can ask this platform's API. */
  readonly hasApi: boolean
  readonly hasAccess: boolean
  readonly passedAt: Date | null
  /** Of the last look at the platform's own list of orders: how many had changed, and how many no webhook had told. */
  readonly seen: number
  readonly lost: number
  readonly problem: string | null
}

export interface Finding {
  readonly kind:
    | 'never'
    | 'silent'
    | 'losing'
    | 'quiet'
    | 'unanswered'
    | 'access-problem'
    | 'no-access'
    | 'quarantined'
    | 'well'
  readonly level: 'bad' | 'warning' | 'good'
  readonly text: string
}

const hourMs = 3_600_000
/** Without the platform's list nobody can tell silence from a slow week. */
const quietAfterMs = 72 * hourMs

/** What a person should know of a store's intake, the worst first. Never empty. */
export function healthOf(facts: IntakeFacts, now: Date): Finding[] {
  const found = [...webhookFindings(facts, now), ...apiFindings(facts), ...quarantineFindings(facts)]
  const bad = found.filter(({ level }) => level !== 'good')
  if (bad.length === 0) return [well(facts, now)]
  return [...bad.filter(({ level }) => level === 'bad'), ...bad.filter(({ level }) => level === 'warning')]
}

function webhookFindings(facts: IntakeFacts, now: Date): Finding[] {
  const { label, lastWebhookAt, lost, seen } = facts
  if (lastWebhookAt === null) {
    const though = lost > 0 ? `, though the API shows ${orders(lost)}` : ''
    return [
      { kind: 'never', level: lost > 0 ? 'bad' : 'warning', text: `${label} has not sent a webhook yet${though}.` },
    ]
  }
  const since = `No webhook since ${ago(lastWebhookAt, now)}`
  if (lost > 0 && lost === seen)
    return [{ kind: 'silent', level: 'bad', text: `${since}, though the API shows ${orders(lost)}.` }]
  if (lost > 0)
    return [
      {
        kind: 'losing',
        level: 'bad',
        text: `${lost} of the last ${orders(seen)} came only when the API was asked: webhooks are being lost.`,
      },
    ]
  if (facts.passedAt !== null || now.getTime() - lastWebhookAt.getTime() < quietAfterMs) return []
  return [
    {
      kind: 'quiet',
      level: 'warning',
      text: `${since}. Whether orders came meanwhile cannot be told without API access.`,
    },
  ]
}

function apiFindings({ label, hasApi, hasAccess, problem, unanswered, unansweredReason }: IntakeFacts): Finding[] {
  const found: Finding[] = []
  if (unanswered > 0) {
    const text = `${unanswered === 1 ? 'A delivery waits' : `${unanswered} deliveries wait`} for the API: ${unansweredReason ?? 'it has not been asked yet.'}`
    found.push({ kind: 'unanswered', level: 'bad', text })
  }
  if (problem !== null) found.push({ kind: 'access-problem', level: 'bad', text: problem })
  if (hasApi && !hasAccess) {
    const text = `Without API access nobody notices an order whose webhook ${label} never delivers.`
    found.push({ kind: 'no-access', level: 'warning', text })
  }
  return found
}

function quarantineFindings({ quarantined }: IntakeFacts): Finding[] {
  if (quarantined === 0) return []
  const text = `${quarantined} ${quarantined === 1 ? 'delivery' : 'deliveries'} could not be read.`
  return [{ kind: 'quarantined', level: 'bad', text }]
}

function well({ label, lastWebhookAt, passedAt }: IntakeFacts, now: Date): Finding {
  const heard = lastWebhookAt ? `The last webhook came ${ago(lastWebhookAt, now)}` : `${label} is connected`
  const held = passedAt ? `; held against the API ${ago(passedAt, now)}, nothing was missing` : ''
  return { kind: 'well', level: 'good', text: `${heard}${held}.` }
}

function orders(count: number): string {
  return `${count} ${count === 1 ? 'order' : 'orders'}`
}

/** "5 minutes ago" */
function ago(at: Date, now: Date): string {
  const minutes = Math.max(0, Math.round((now.getTime() - at.getTime()) / 60_000))
  if (minutes < 1) return 'a moment ago'
  const [count, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 2880
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1440), 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`
}
