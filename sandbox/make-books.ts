/** The person's hands in the books: the API's own rules, without the app and without its limits. */

import { type Act, asLine, no, PLACES, yes } from './act.ts';
import type { Books, BooksResult } from './books.ts';
import { catalogueActs } from './catalogue-acts.ts';
import { contactActs } from './contact-acts.ts';
import { creditActs } from './credit-acts.ts';
import { itemActs } from './item-acts.ts';
import { moneyCreditActs } from './money-credit-acts.ts';
import { paymentActs } from './payment-acts.ts';
import { plantInvoices } from './plant-invoices.ts';
import type { InvoiceRecord, OrganisationRecord, Plan } from './records.ts';
import { totalActs } from './total-acts.ts';
import type { World } from './world.ts';
import { accountInput, createAccount, updateAccount } from './xero/accounts.ts';
import { contactInput } from './xero/contact-input.ts';
import { addCurrency, ONE_CURRENCY } from './xero/currencies.ts';
import { type InvoiceInput, invoiceInput } from './xero/invoice-input.ts';
import { type Ledger, openLedger, PERSON } from './xero/ledger.ts';
import { isPlan, multicurrency } from './xero/plan.ts';
import { createInvoice, updateInvoice } from './xero/save-invoice.ts';
import { revokeGrant } from './xero/tokens.ts';

export function createBooks(world: World): Books {
  const act: Act = (tenantId, work) =>
    world.store.transaction(() =>
      world.store.attempt(() => {
        const ledger = openLedger(world, tenantId, PERSON);
        const result = ledger ? work(ledger) : no('There is no such organisation.');
        return { keep: result.ok, result };
      }),
    );
  const onInvoice = <T>(
    { tenantId, invoiceId }: { readonly tenantId: string; readonly invoiceId: string },
    work: (ledger: Ledger, invoice: InvoiceRecord) => BooksResult<T>,
  ) =>
    act(tenantId, (ledger) => {
      const invoice = ledger.tables.invoices.get(invoiceId);
      return invoice ? work(ledger, invoice) : no<T>('There is no such invoice.');
    });
  const change = (
    what: { readonly tenantId: string; readonly invoiceId: string },
    input: Partial<InvoiceInput>,
  ) =>
    onInvoice(what, (ledger, invoice) =>
      invoiceResult(updateInvoice(ledger, invoice, asInvoice(input), PLACES)),
    );

  return {
    ...paymentActs(act),
    ...moneyCreditActs(act),
    ...creditActs(act),

    createInvoice: ({ tenantId, contactId, lines, ...rest }) =>
      act(tenantId, (ledger) => {
        const input = asInvoice({
          Type: 'ACCREC',
          Contact: contactInput.parse({ ContactID: contactId }),
          Date: rest.date,
          DueDate: rest.dueDate,
          Reference: rest.reference,
          InvoiceNumber: rest.number,
          Status: rest.status ?? 'DRAFT',
          LineAmountTypes: rest.lineAmountTypes,
          CurrencyCode: rest.currencyCode,
          LineItems: lines.map(asLine),
        });
        return invoiceResult(createInvoice(ledger, input, PLACES));
      }),
    editInvoice: ({ tenantId, invoiceId, ...edit }) =>
      change(
        { tenantId, invoiceId },
        {
          InvoiceNumber: edit.number,
          SentToContact: edit.sentToContact,
          Reference: edit.reference,
          Date: edit.date,
          DueDate: edit.dueDate,
          Contact: edit.contactId ? contactInput.parse({ ContactID: edit.contactId }) : undefined,
          LineItems: edit.lines?.map(asLine),
        },
      ),
    approveInvoice: (what) => change(what, { Status: 'AUTHORISED' }),
    voidInvoice: (what) => change(what, { Status: 'VOIDED' }),
    deleteInvoice: (what) => change(what, { Status: 'DELETED' }),

    ...contactActs(act),
    ...totalActs(act),
    ...catalogueActs(act),

    addAccount: ({ tenantId, code, name, type, taxType }) =>
      act(tenantId, (ledger) => {
        const input = accountInput.parse({ Code: code, Name: name, Type: type, TaxType: taxType });
        return accountResult(createAccount(ledger, input));
      }),
    archiveAccount: ({ tenantId, code }) =>
      act(tenantId, (ledger) => setAccountStatus(ledger, code, 'ARCHIVED')),
    restoreAccount: ({ tenantId, code }) =>
      act(tenantId, (ledger) => setAccountStatus(ledger, code, 'ACTIVE')),
    setTaxRateStatus: ({ tenantId, taxType, status }) =>
      act(tenantId, ({ tables }) => {
        const rate = tables.taxRates.get(taxType);
        if (!rate) return no('There is no such tax rate.');
        tables.taxRates.put(taxType, { ...rate, status });
        return yes({ ...rate, status });
      }),
    ...itemActs(act),
    enableCurrency: ({ tenantId, code }) =>
      act(tenantId, (ledger) => {
        if (!multicurrency(ledger)) return no(ONE_CURRENCY);
        const currency = addCurrency(ledger, code);
        return currency ? yes(currency) : no('There is no such currency.');
      }),
    setLockDates: ({ tenantId, ...dates }) => act(tenantId, (ledger) => setLockDates(ledger, dates)),
    setPlan: ({ tenantId, plan }) => act(tenantId, (ledger) => setPlan(ledger, plan)),

    expireAccessTokens: () => world.store.transaction(() => yes({ expired: expireTokens(world) })),
    disconnectApp: ({ tenantId }) =>
      act(tenantId, () => {
        const cut = world.app.connections.all().filter((each) => each.isActive && each.tenantId === tenantId);
        for (const each of cut) world.app.connections.put(each.connectionId, { ...each, isActive: false });
        return yes({ disconnected: cut.length });
      }),
    revokeGrant: () =>
      world.store.transaction(() => {
        const living = world.app.grants.all().filter((grant) => grant.revokedAt === undefined);
        for (const grant of living) revokeGrant(world, grant.grantId);
        return yes({ revoked: living.length });
      }),

    plantInvoices: plantInvoices(act),

    listOrganisations: () => world.app.organisations.all(),
    listInvoices: ({ tenantId }) => world.tenant(tenantId).invoices.all(),
    getInvoice: ({ tenantId, invoiceId }) => world.tenant(tenantId).invoices.get(invoiceId),
    listCreditNotes: ({ tenantId }) => world.tenant(tenantId).creditNotes.all(),
    getCreditNote: ({ tenantId, creditNoteId }) => world.tenant(tenantId).creditNotes.get(creditNoteId),
    listMoneyCredits: ({ tenantId, contactId }) => {
      const { moneyCredits } = world.tenant(tenantId);
      return contactId === undefined ? moneyCredits.all() : moneyCredits.find('contact', contactId);
    },
    getMoneyCredit: ({ tenantId, creditId }) => world.tenant(tenantId).moneyCredits.get(creditId),
    listBatchPayments: ({ tenantId }) => world.tenant(tenantId).batchPayments.all(),
    listAttachments: ({ tenantId, subjectId }) =>
      world.tenant(tenantId).attachments.find('subject', subjectId),
    listEmails: ({ tenantId }) => world.tenant(tenantId).emails.all(),
    listPayments: ({ tenantId, invoiceId }) => {
      const { payments } = world.tenant(tenantId);
      return invoiceId === undefined ? payments.all() : payments.find('invoice', invoiceId);
    },
    listContacts: ({ tenantId }) => world.tenant(tenantId).contacts.all(),
    listAccounts: ({ tenantId }) => world.tenant(tenantId).accounts.all(),
    listTaxRates: ({ tenantId }) => world.tenant(tenantId).taxRates.all(),
    listItems: ({ tenantId }) => world.tenant(tenantId).items.all(),
    listCurrencies: ({ tenantId }) => world.tenant(tenantId).currencies.all(),
    listTrackingCategories: ({ tenantId }) => world.tenant(tenantId).trackingCategories.all(),
    listBrandingThemes: ({ tenantId }) => world.tenant(tenantId).brandingThemes.all(),
    listHistory: ({ tenantId, subjectId }) => world.tenant(tenantId).history.find('subject', subjectId),
  };
}

const invoiceResult = (result: ReturnType<typeof createInvoice>): BooksResult<InvoiceRecord> =>
  result.ok ? yes(result.invoice) : no(result.problems.join(' '));
const accountResult = (result: ReturnType<typeof createAccount>) =>
  result.ok ? yes(result.account) : no<never>(result.problems.join(' '));

/** Through the request's own schema, so that people's amounts and dates are read by the same rules. */
const asInvoice = (fields: Partial<InvoiceInput>): InvoiceInput => invoiceInput.parse(fields);

function setAccountStatus(ledger: Ledger, code: string, status: 'ACTIVE' | 'ARCHIVED') {
  const account = ledger.tables.accounts.find('code', code)[0];
  if (!account) return no<never>('There is no such account.');
  return accountResult(updateAccount(ledger, account, accountInput.parse({ Status: status })));
}

function setLockDates(
  { world, organisation }: Ledger,
  dates: { readonly periodLockDate?: string; readonly endOfYearLockDate?: string },
): BooksResult<OrganisationRecord> {
  const { periodLockDate: period, endOfYearLockDate: year, ...rest } = organisation;
  const [nextPeriod, nextYear] = [dates.periodLockDate ?? period, dates.endOfYearLockDate ?? year];
  const saved: OrganisationRecord = {
    ...rest,
    ...(nextPeriod && { periodLockDate: nextPeriod }),
    ...(nextYear && { endOfYearLockDate: nextYear }),
  };
  world.app.organisations.put(saved.tenantId, saved);
  return yes(saved);
}

/** From outside any word may come. */
function setPlan({ world, organisation }: Ledger, plan: Plan): BooksResult<OrganisationRecord> {
  if (!isPlan(plan)) return no('There is no such plan.');
  const saved = { ...organisation, plan, isDemoCompany: plan === 'DEMO' };
  world.app.organisations.put(saved.tenantId, saved);
  return yes(saved);
}

function expireTokens(world: World): number {
  const now = world.clock.now();
  const living = world.app.accessTokens.all().filter((token) => token.expiresAt > now);
  for (const token of living) world.app.accessTokens.put(token.hash, { ...token, expiresAt: now });
  return living.length;
}
