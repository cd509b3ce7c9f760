import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { catalogueFilter } from './catalogue/filter.ts'
import { deliveryFilter } from './deliveries/filter.ts'
import { mailboxFilter } from './mailbox/filter.ts'
import { messageFilter } from './messages/filter.ts'
import { Failure } from './parts/failure.tsx'
import { Lines } from './parts/skeletons.tsx'
import { reportFilter } from './reports/filter.ts'
import { Lost } from './shell/lost.tsx'
import { Root } from './shell/root.tsx'
import { connectSearch, newStoreSearch } from './stores/steps.ts'

const root = createRootRoute({ component: Root, notFoundComponent: Lost })
const under = { getParentRoute: () => root } as const

const home = createRoute({
  ...under,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home-page.tsx'), 'HomePage'),
})
const newStore = createRoute({
  ...under,
  path: '/stores/new',
  validateSearch: newStoreSearch,
  component: lazyRouteComponent(() => import('./stores/new-store-page.tsx'), 'NewStorePage'),
})
const connect = createRoute({
  ...under,
  path: '/connect',
  validateSearch: connectSearch,
  component: lazyRouteComponent(() => import('./stores/connect-page.tsx'), 'ConnectPage'),
})
const messages = createRoute({
  ...under,
  path: '/messages',
  validateSearch: messageFilter,
  component: lazyRouteComponent(() => import('./messages/messages-page.tsx'), 'MessagesPage'),
})
const message = createRoute({
  ...under,
  path: '/messages/$id',
  component: lazyRouteComponent(() => import('./messages/message-page.tsx'), 'MessagePage'),
})
const deliveries = createRoute({
  ...under,
  path: '/deliveries',
  validateSearch: deliveryFilter,
  component: lazyRouteComponent(() => import('./deliveries/deliveries-page.tsx'), 'DeliveriesPage'),
})
const delivery = createRoute({
  ...under,
  path: '/deliveries/$id',
  component: lazyRouteComponent(() => import('./deliveries/delivery-page.tsx'), 'DeliveryPage'),
})
const mailbox = createRoute({
  ...under,
  path: '/mailbox',
  validateSearch: mailboxFilter,
  component: lazyRouteComponent(() => import('./mailbox/mailbox-page.tsx'), 'MailboxPage'),
})
const report = createRoute({
  ...under,
  path: '/report',
  validateSearch: reportFilter,
  component: lazyRouteComponent(() => import('./reports/report-page.tsx'), 'ReportPage'),
})
const rules = createRoute({
  ...under,
  path: '/rules',
  component: lazyRouteComponent(() => import('./rules/rules-page.tsx'), 'RulesPage'),
})
const rule = createRoute({
  ...under,
  path: '/rules/$id',
  component: lazyRouteComponent(() => import('./rules/rule-page.tsx'), 'RulePage'),
})
const catalogue = createRoute({
  ...under,
  path: '/catalogue',
  validateSearch: catalogueFilter,
  component: lazyRouteComponent(() => import('./catalogue/catalogue-page.tsx'), 'CataloguePage'),
})
const product = createRoute({
  ...under,
  path: '/catalogue/$id',
  component: lazyRouteComponent(() => import('./catalogue/product-page.tsx'), 'ProductPage'),
})
const imports = createRoute({
  ...under,
  path: '/imports',
  component: lazyRouteComponent(() => import('./imports/imports-page.tsx'), 'ImportsPage'),
})
const settings = createRoute({
  ...under,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
})
const settingsSection = createRoute({
  ...under,
  path: '/settings/$section',
  component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
})

const daily = [home, messages, message, deliveries, delivery, mailbox, report] as const
const making = [newStore, connect, rules, rule, catalogue, product, imports, settings, settingsSection] as const

export const router = createRouter({
  routeTree: root.addChildren([...daily, ...making]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: Lines,
  defaultErrorComponent: ({ error, reset }) => (
    <Failure error={error instanceof Error ? error : new Error(String(error))} retry={reset} />
  ),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
