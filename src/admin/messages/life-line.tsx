import { Text, Timeline } from '@mantine/core'
import {
  type Icon,
  IconCalendarDue,
  IconCash,
  IconClick,
  IconCoin,
  IconFlagCheck,
  IconGift,
  IconMailPlus,
  IconSend,
} from '@tabler/icons-react'
import { keyed } from '../parts/keyed.ts'
import { Section } from '../parts/section.tsx'
import { When } from '../parts/when.tsx'
import { useNow } from '../session.ts'
import type { Message } from './queries.ts'

type Moment = Message['life'][number]

const signs: Readonly<Record<Moment['kind'], Icon>> = {
  paid: IconCash,
  planned: IconMailPlus,
  due: IconCalendarDue,
  decided: IconGift,
  sent: IconSend,
  settled: IconFlagCheck,
  click: IconClick,
  credited: IconCoin,
}

/** Every moment of one message's life, oldest first; what is still to come is hollow. */
export function LifeLine({ message }: { readonly message: Message }) {
  const now = useNow()
  const past = message.life.filter((moment) => new Date(moment.at) <= now).length
  return (
    <Section title="Life line">
      <Timeline active={past - 1} bulletSize={26} lineWidth={2}>
        {keyed(message.life, (moment) => moment.kind).map(({ key, item: moment }) => (
          <Timeline.Item key={key} bullet={<Bullet moment={moment} />} title={<Title text={moment.text} />}>
            <Text size="xs" c="dimmed" component="div">
              <When at={moment.at} />
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Section>
  )
}

function Bullet({ moment }: { readonly moment: Moment }) {
  const Sign = signs[moment.kind]
  return <Sign size={14} stroke={1.9} />
}

function Title({ text }: { readonly text: string }) {
  return (
    <Text size="sm" fw={540} lh={1.35} style={{ overflowWrap: 'anywhere' }}>
      {text}
    </Text>
  )
}
