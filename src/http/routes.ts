/** Every resource of the API, and what stands outside it. A new resource is one line here. */
import { acceptQuoteRoutes } from './accept-quote.ts';
import { activitiesRoutes } from './activities.ts';
import { apiKeysRoutes } from './api-keys.ts';
import { authorizationsRoutes, connectionCallbackRoutes } from './authorizations.ts';
import { automationRunsRoutes } from './automation-runs.ts';
import { automationsRoutes } from './automations.ts';
import { backfillsRoutes } from './backfills.ts';
import { billingRoutes } from './billing.ts';
import { billingRecipientsRoutes } from './billing-recipients.ts';
import { businessDetailsRoutes } from './business-details.ts';
import { columnsRoutes } from './columns.ts';
import { companiesRoutes } from './companies.ts';
import { connectionsRoutes } from './connections.ts';
import { contactImportsRoutes } from './contact-imports.ts';
import { contactTiesRoutes } from './contact-ties.ts';
import { contactsRoutes } from './contacts.ts';
import { creditNotesRoutes } from './credit-notes.ts';
import { creditsRoutes } from './credits.ts';
import { customerBooksRoutes } from './customer-books.ts';
import type { AppDeps } from './deps.ts';
import { documentPdfsRoutes } from './document-pdfs.ts';
import { documentsRoutes } from './documents.ts';
import { driftRoutes } from './drift.ts';
import { eventsRoutes } from './events.ts';
import { importsRoutes } from './imports.ts';
import { invitationsRoutes } from './invitations.ts';
import { invoiceActsRoutes } from './invoice-acts.ts';
import { invoiceDraftsRoutes } from './invoice-drafts.ts';
import { invoicesRoutes } from './invoices.ts';
import { jobsRoutes } from './jobs.ts';
import { ledgerProfitAndLossRoutes } from './ledger-profit-and-loss.ts';
import { ledgerReceivablesRoutes } from './ledger-receivables.ts';
import { mailsRoutes } from './mails.ts';
import { mappingsRoutes } from './mappings.ts';
import { meRoutes } from './me.ts';
import { membersRoutes } from './members.ts';
import { notificationsRoutes } from './notifications.ts';
import { paymentMethodsRoutes } from './payment-methods.ts';
import { paymentSumsRoutes } from './payment-sums.ts';
import { paymentsRoutes } from './payments.ts';
import { productCategoriesRoutes } from './product-categories.ts';
import { productsRoutes } from './products.ts';
import { recordHistoryRoutes } from './record-history.ts';
import { reportAgedRoutes } from './report-aged.ts';
import { reportDaysToPayRoutes } from './report-days-to-pay.ts';
import { reportSalesRoutes } from './report-sales.ts';
import { reportUnpaidJobsRoutes } from './report-unpaid-jobs.ts';
import { reportsRoutes } from './reports.ts';
import type { Router, Routes } from './router.ts';
import { salesDocsRoutes } from './sales-docs.ts';
import { sampleDataRoutes } from './sample-data.ts';
import { searchRoutes } from './search.ts';
import { setupRoutes } from './setup.ts';
import { stagesRoutes } from './stages.ts';
import { syncOperationsRoutes } from './sync-operations.ts';
import { taxComponentsRoutes } from './tax-components.ts';
import { usageRoutes } from './usage.ts';
import { viewsRoutes } from './views.ts';
import { webhookDeliveriesRoutes } from './webhook-deliveries.ts';
import { webhookEndpointsRoutes } from './webhook-endpoints.ts';
import { webhooksRoutes } from './webhooks.ts';
import { workspaceRoutes } from './workspace.ts';

/** The documented routes: also what `openapiDocument` reads. */
export function mountResources(app: Router, deps: AppDeps): void {
  for (const routes of apiRoutes) app.route('/api/v1', routes(deps));
  for (const routes of rootRoutes) app.route('/', routes(deps));
}

/** Below /api/v1. */
const apiRoutes: readonly Routes[] = [
  setupRoutes,
  meRoutes,
  workspaceRoutes,
  businessDetailsRoutes,
  sampleDataRoutes,
  membersRoutes,
  invitationsRoutes,
  apiKeysRoutes,
  companiesRoutes,
  contactsRoutes,
  customerBooksRoutes,
  billingRecipientsRoutes,
  productCategoriesRoutes,
  taxComponentsRoutes,
  paymentMethodsRoutes,
  productsRoutes,
  stagesRoutes,
  columnsRoutes,
  viewsRoutes,
  salesDocsRoutes,
  acceptQuoteRoutes,
  jobsRoutes,
  billingRoutes,
  invoicesRoutes,
  invoiceDraftsRoutes,
  invoiceActsRoutes,
  paymentsRoutes,
  paymentSumsRoutes,
  creditNotesRoutes,
  documentsRoutes,
  documentPdfsRoutes,
  creditsRoutes,
  connectionsRoutes,
  authorizationsRoutes,
  backfillsRoutes,
  mappingsRoutes,
  contactTiesRoutes,
  contactImportsRoutes,
  syncOperationsRoutes,
  automationsRoutes,
  automationRunsRoutes,
  driftRoutes,
  searchRoutes,
  notificationsRoutes,
  mailsRoutes,
  activitiesRoutes,
  recordHistoryRoutes,
  reportsRoutes,
  ledgerReceivablesRoutes,
  ledgerProfitAndLossRoutes,
  reportAgedRoutes,
  reportSalesRoutes,
  reportUnpaidJobsRoutes,
  reportDaysToPayRoutes,
  importsRoutes,
  usageRoutes,
  webhookEndpointsRoutes,
  webhookDeliveriesRoutes,
  eventsRoutes,
];

/** At the root: callbacks and webhooks of the ledgers. */
const rootRoutes: readonly Routes[] = [connectionCallbackRoutes, webhooksRoutes];
