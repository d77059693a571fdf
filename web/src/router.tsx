/** Every address of the application and the screen it opens. */
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { InvitationPage } from './account/invitation-page.tsx';
import { SetupPage } from './account/setup-page.tsx';
import { SignInPage } from './account/sign-in-page.tsx';
import { columnsQuery, viewsQuery } from './api/boards.ts';
import { connectionsQuery, type InvoiceFrom, meQuery, setupQuery } from './api/queries.ts';
import { ApiRefusal } from './api/request.ts';
import { runsSearch } from './automations/runs-search.ts';
import { boardSearch } from './board/board-search.ts';
import { rowsQuery } from './board/rows.ts';
import type { BoardSearch } from './board/use-board-view.ts';
import type { BoardName } from './board/view-settings.ts';
import { connectionIn } from './books/live-books.ts';
import { drawerSearch } from './fields/drawer-tab.ts';
import { listenerOf } from './live/listener-of.ts';
import type { LiveChanges } from './live/live-changes.ts';
import { outboxSearch } from './outbox/outbox-search.ts';
import { reportSearch } from './reports/report-search.ts';
import { NotFound, PageError } from './shell/page-error.tsx';
import { Shell } from './shell/shell.tsx';
import { syncSearch } from './sync/sync-search.ts';

export type RouterContext = { readonly queryClient: QueryClient; readonly liveChanges: LiveChanges };

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: NotFound });

// Before signing in ------------------------------------------------------------------------------

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: SetupPage,
  beforeLoad: async ({ context }) => {
    const { needed } = await context.queryClient.fetchQuery(setupQuery);
    if (!needed) throw redirect({ to: '/sales' });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { from?: string } => {
    // Only an address of our own: a link from elsewhere must not send a person on to another site.
    const from = typeof search.from === 'string' && /^\/(?![/\\])/.test(search.from) ? search.from : null;
    return from === null ? {} : { from };
  },
  component: function SignIn() {
    return <SignInPage goTo={signIn.useSearch().from ?? '/sales'} />;
  },
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitations/$id',
  component: function Invitation() {
    return <InvitationPage id={invitation.useParams().id} />;
  },
});

// The shell, for people who are signed in --------------------------------------------------------

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  errorComponent: PageError,
  beforeLoad: async ({ context, location }) => {
    try {
      const me = await context.queryClient.ensureQueryData(meQuery);
      await context.liveChanges.open(listenerOf(me));
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.status !== 401) throw error;
      const { needed } = await context.queryClient.fetchQuery(setupQuery);
      if (needed) throw redirect({ to: '/setup' });
      throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { from: location.href } });
    }
  },
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/sales' });
  },
});

/** What a board shows is asked for while its code is still on the way. */
function readAhead(board: BoardName) {
  return ({ context: { queryClient } }: { context: RouterContext }) => {
    void queryClient.prefetchQuery(rowsQuery(board));
    void queryClient.prefetchQuery(viewsQuery(board));
    void queryClient.prefetchQuery(columnsQuery(board));
  };
}

const sales = createRoute({
  getParentRoute: () => shell,
  path: '/sales',
  validateSearch: boardSearch,
  loader: readAhead('sales'),
  component: lazyRouteComponent(() => import('./sales/sales-board.tsx'), 'SalesBoard'),
});
const salesDoc = createRoute({
  getParentRoute: () => sales,
  path: '$id',
  validateSearch: drawerSearch,
  component: lazyRouteComponent(() => import('./sales/sales-doc-drawer.tsx'), 'SalesDocDrawer'),
});

const jobs = createRoute({
  getParentRoute: () => shell,
  path: '/jobs',
  validateSearch: boardSearch,
  loader: readAhead('jobs'),
  component: lazyRouteComponent(() => import('./jobs/job-board.tsx'), 'JobBoard'),
});
const job = createRoute({
  getParentRoute: () => jobs,
  path: '$id',
  validateSearch: drawerSearch,
  component: lazyRouteComponent(() => import('./jobs/job-drawer.tsx'), 'JobDrawer'),
});

const invoices = createRoute({
  getParentRoute: () => shell,
  path: '/invoices',
  validateSearch: (search: Record<string, unknown>): BoardSearch & { status?: string } => ({
    ...boardSearch(search),
    ...(typeof search.status === 'string' ? { status: search.status } : {}),
  }),
  loader: readAhead('invoices'),
  component: lazyRouteComponent(() => import('./invoices/invoices-page.tsx'), 'InvoicesPage'),
});
const invoice = createRoute({
  getParentRoute: () => invoices,
  path: '$id',
  validateSearch: drawerSearch,
  component: lazyRouteComponent(() => import('./invoices/invoice-drawer.tsx'), 'InvoiceDrawer'),
});
const invoiceNew = createRoute({
  getParentRoute: () => shell,
  path: '/invoices/new',
  validateSearch: (search: Record<string, unknown>): InvoiceFrom => {
    const text = (key: string) => (typeof search[key] === 'string' ? search[key] : undefined);
    return {
      salesDocId: text('salesDocId'),
      jobId: text('jobId'),
      companyId: text('companyId'),
      contactId: text('contactId'),
    };
  },
  component: lazyRouteComponent(() => import('./invoices/new-invoice-page.tsx'), 'NewInvoicePage'),
});
const invoiceEdit = createRoute({
  getParentRoute: () => shell,
  path: '/invoices/$id/edit',
  component: lazyRouteComponent(() => import('./invoices/edit-invoice-page.tsx'), 'EditInvoicePage'),
});

const companies = createRoute({
  getParentRoute: () => shell,
  path: '/companies',
  validateSearch: boardSearch,
  loader: readAhead('companies'),
  component: lazyRouteComponent(() => import('./customers/companies-page.tsx'), 'CompaniesPage'),
});
const company = createRoute({
  getParentRoute: () => companies,
  path: '$id',
  validateSearch: drawerSearch,
  component: lazyRouteComponent(() => import('./customers/company-drawer.tsx'), 'CompanyDrawer'),
});

const contacts = createRoute({
  getParentRoute: () => shell,
  path: '/contacts',
  validateSearch: (search: Record<string, unknown>): BoardSearch & { companyId?: string | undefined } => ({
    ...boardSearch(search),
    ...(typeof search.companyId === 'string' ? { companyId: search.companyId } : {}),
  }),
  loader: readAhead('contacts'),
  component: lazyRouteComponent(() => import('./customers/contacts-page.tsx'), 'ContactsPage'),
});
const contact = createRoute({
  getParentRoute: () => contacts,
  path: '$id',
  validateSearch: drawerSearch,
  component: lazyRouteComponent(() => import('./customers/contact-drawer.tsx'), 'ContactDrawer'),
});

const products = createRoute({
  getParentRoute: () => shell,
  path: '/products',
  component: lazyRouteComponent(() => import('./products/products-page.tsx'), 'ProductsPage'),
});
const product = createRoute({
  getParentRoute: () => products,
  path: '$id',
  component: lazyRouteComponent(() => import('./products/product-drawer.tsx'), 'ProductDrawer'),
});

const reports = createRoute({
  getParentRoute: () => shell,
  path: '/reports',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('./reports/reports-page.tsx'), 'ReportsPage'),
});
const reportsAged = createRoute({
  getParentRoute: () => shell,
  path: '/reports/aged',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('./reports/aged-page.tsx'), 'AgedPage'),
});

const reportsProfitAndLoss = createRoute({
  getParentRoute: () => shell,
  path: '/reports/profit-and-loss',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('./reports/profit-and-loss-page.tsx'), 'ProfitAndLossPage'),
});
const reportsSales = createRoute({
  getParentRoute: () => shell,
  path: '/reports/sales',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('./reports/sales-page.tsx'), 'SalesPage'),
});
const reportsUnpaidJobs = createRoute({
  getParentRoute: () => shell,
  path: '/reports/unpaid-jobs',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('./reports/unpaid-jobs-page.tsx'), 'UnpaidJobsPage'),
});
const reportsDaysToPay = createRoute({
  getParentRoute: () => shell,
  path: '/reports/days-to-pay',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('./reports/days-to-pay-page.tsx'), 'DaysToPayPage'),
});
const reportsBothSides = createRoute({
  getParentRoute: () => shell,
  path: '/reports/both-sides',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('./drift/both-sides-page.tsx'), 'BothSidesPage'),
});

const sync = createRoute({
  getParentRoute: () => shell,
  path: '/sync',
  validateSearch: syncSearch,
  component: lazyRouteComponent(() => import('./sync/sync-centre.tsx'), 'SyncCentre'),
});

const outbox = createRoute({
  getParentRoute: () => shell,
  path: '/outbox',
  validateSearch: outboxSearch,
  component: lazyRouteComponent(() => import('./outbox/outbox-page.tsx'), 'OutboxPage'),
});
const outboxMail = createRoute({
  getParentRoute: () => outbox,
  path: '$id',
  component: lazyRouteComponent(() => import('./outbox/mail-drawer.tsx'), 'MailDrawer'),
});

const automations = createRoute({
  getParentRoute: () => shell,
  path: '/automations',
  component: lazyRouteComponent(() => import('./automations/automations-page.tsx'), 'AutomationsPage'),
});
const automationNew = createRoute({
  getParentRoute: () => shell,
  path: '/automations/new',
  validateSearch: (search: Record<string, unknown>): { recipe?: string; board?: string } => ({
    ...(typeof search.recipe === 'string' ? { recipe: search.recipe } : {}),
    ...(typeof search.board === 'string' ? { board: search.board } : {}),
  }),
  component: lazyRouteComponent(() => import('./automations/builder-page.tsx'), 'NewAutomationPage'),
});
const automationRuns = createRoute({
  getParentRoute: () => shell,
  path: '/automations/runs',
  validateSearch: runsSearch,
  component: lazyRouteComponent(() => import('./automations/runs-page.tsx'), 'RunsPage'),
});
const automation = createRoute({
  getParentRoute: () => shell,
  path: '/automations/$id',
  component: lazyRouteComponent(() => import('./automations/builder-page.tsx'), 'AutomationPage'),
});

const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inbox',
  validateSearch: (search: Record<string, unknown>): { unread?: true } =>
    search.unread === true ? { unread: true } : {},
  component: lazyRouteComponent(() => import('./inbox/inbox-page.tsx'), 'InboxPage'),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
});
const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/workspace' });
  },
});
const settingsWorkspace = createRoute({
  getParentRoute: () => settings,
  path: 'workspace',
  component: lazyRouteComponent(() => import('./settings/workspace-settings.tsx'), 'WorkspaceSettings'),
});
const settingsMembers = createRoute({
  getParentRoute: () => settings,
  path: 'members',
  component: lazyRouteComponent(() => import('./settings/members-settings.tsx'), 'MembersSettings'),
});
const settingsApiKeys = createRoute({
  getParentRoute: () => settings,
  path: 'api-keys',
  component: lazyRouteComponent(() => import('./settings/api-keys-settings.tsx'), 'ApiKeysSettings'),
});
const settingsCatalogue = createRoute({
  getParentRoute: () => settings,
  path: 'catalogue',
  component: lazyRouteComponent(() => import('./settings/catalogue-settings.tsx'), 'CatalogueSettings'),
});
const settingsImport = createRoute({
  getParentRoute: () => settings,
  path: 'import',
  component: lazyRouteComponent(() => import('./settings/import-settings.tsx'), 'ImportSettings'),
});
const settingsIntegrations = createRoute({
  getParentRoute: () => settings,
  path: 'integrations',
  validateSearch: (search: Record<string, unknown>): { authorization?: string } =>
    typeof search.authorization === 'string' ? { authorization: search.authorization } : {},
  component: lazyRouteComponent(() => import('./settings/integrations-settings.tsx'), 'IntegrationsSettings'),
});
/** An address may name the ledger, as all did when a workspace had one set of books of each: it leads to those. */
async function toItsConnection({
  context,
  params,
  location,
}: {
  context: RouterContext;
  params: { connection: string };
  location: { pathname: string; searchStr: string };
}) {
  if (!/^(?:xero|quickbooks)$/.test(params.connection)) return;
  const connections = await context.queryClient.ensureQueryData(connectionsQuery);
  const found = connectionIn(connections, params.connection);
  if (found === undefined) return;
  const pathname = location.pathname.replace(`/${params.connection}/`, `/${found.id}/`);
  throw redirect({ href: pathname + location.searchStr, replace: true });
}
const settingsMapping = createRoute({
  getParentRoute: () => settings,
  path: 'integrations/$connection/mapping',
  beforeLoad: toItsConnection,
  component: lazyRouteComponent(() => import('./settings/mapping-settings.tsx'), 'MappingSettings'),
});
const settingsImportContacts = createRoute({
  getParentRoute: () => settings,
  path: 'integrations/$connection/import-contacts',
  beforeLoad: toItsConnection,
  component: lazyRouteComponent(() => import('./books-contacts/import-page.tsx'), 'ImportContactsPage'),
});
const tieStates = ['ambiguous', 'suggested', 'none', 'createsNew', 'linked'] as const;
const settingsContacts = createRoute({
  getParentRoute: () => settings,
  path: 'integrations/$connection/contacts',
  beforeLoad: toItsConnection,
  validateSearch: (
    search: Record<string, unknown>,
  ): { customer?: string; state?: (typeof tieStates)[number] } => {
    const state = tieStates.find((one) => one === search.state);
    return {
      ...(typeof search.customer === 'string' ? { customer: search.customer } : {}),
      ...(state === undefined ? {} : { state }),
    };
  },
  component: lazyRouteComponent(() => import('./books-contacts/ties-page.tsx'), 'ContactTiesPage'),
});
const settingsUsage = createRoute({
  getParentRoute: () => settings,
  path: 'integrations/$connection/usage',
  beforeLoad: toItsConnection,
  component: lazyRouteComponent(() => import('./settings/usage-page.tsx'), 'UsagePage'),
});
const settingsWebhooks = createRoute({
  getParentRoute: () => settings,
  path: 'webhooks',
  component: lazyRouteComponent(() => import('./webhooks/webhooks-settings.tsx'), 'WebhooksSettings'),
});
const settingsNotifications = createRoute({
  getParentRoute: () => settings,
  path: 'notifications',
  component: lazyRouteComponent(() => import('./inbox/notification-settings.tsx'), 'NotificationSettings'),
});
const settingsBackfill = createRoute({
  getParentRoute: () => settings,
  path: 'integrations/$connection/backfill',
  beforeLoad: toItsConnection,
  component: lazyRouteComponent(() => import('./backfill/backfill-page.tsx'), 'BackfillPage'),
});

const routeTree = root.addChildren([
  setup,
  signIn,
  invitation,
  shell.addChildren([
    home,
    sales.addChildren([salesDoc]),
    jobs.addChildren([job]),
    invoices.addChildren([invoice]),
    invoiceNew,
    invoiceEdit,
    companies.addChildren([company]),
    contacts.addChildren([contact]),
    products.addChildren([product]),
    reports,
    reportsAged,
    reportsProfitAndLoss,
    reportsSales,
    reportsUnpaidJobs,
    reportsDaysToPay,
    reportsBothSides,
    sync,
    outbox.addChildren([outboxMail]),
    automations,
    automationNew,
    automationRuns,
    automation,
    inbox,
    settings.addChildren([
      settingsHome,
      settingsWorkspace,
      settingsMembers,
      settingsApiKeys,
      settingsCatalogue,
      settingsImport,
      settingsIntegrations,
      settingsMapping,
      settingsBackfill,
      settingsWebhooks,
      settingsNotifications,
      settingsUsage,
      settingsImportContacts,
      settingsContacts,
    ]),
  ]),
]);

export function createAppRouter(context: RouterContext) {
  return createRouter({ routeTree, context, defaultPreload: 'intent', defaultErrorComponent: PageError });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
