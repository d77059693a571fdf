// Money to the cent: what we say an invoice comes to is what the books make of it, line by line, for every tax rate.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { computeTotals, type LineAmountType } from '../../src/domain/invoice.ts';
import { manualClock } from '../../src/lib/clock.ts';
import type { InvoiceToCreate, LedgerClient } from '../../src/providers/provider.ts';
import { xeroProvider } from '../../src/providers/xero/index.ts';
import { type Draft, discounts, figuresOf, prices, quantities, type TaxRate } from './cents.ts';

/** 500 calls of 50 invoices for each of the four countries: 100,000 in all. */
const CALLS_A_COUNTRY = 500;
const INVOICES_A_CALL = 50;
/** Books are replaced after this many calls, so that the test's memory stays small. */
const CALLS_OF_ONE_BOOKS = 50;

describe.each(['AU', 'NZ', 'GB', 'US'])('in the books of %s', (country) => {
  test('our totals are the ledger’s for every sales tax rate, amount type, discount and price of four places', async () => {
    let calls = 0;
    let books = await openBooks(country);
    const isKnown = fc.asyncProperty(invoicesFor(books.taxRates), async (drafts) => {
      if (++calls % CALLS_OF_ONE_BOOKS === 0) books = await openBooks(country);
      const answer = await books.client.createInvoices(
        drafts.map((draft, index) => books.asInvoice(draft, `${calls}-${index}`)),
        `call-${calls}`,
      );
      if (!answer.ok) throw new Error(`The books refused the call: ${JSON.stringify(answer.failure)}`);
      const theirs = answer.value.map((each) => (each.ok ? figuresOf(each.value) : each.problems));
      expect(theirs).toEqual(drafts.map((draft) => expectedOf(draft)));
    });
    await fc.assert(isKnown, { numRuns: CALLS_A_COUNTRY, seed: 20_260_301 });
    // A slow machine needs minutes for 25,000 invoices: only one that stands still is ended.
  }, 1_200_000);
});

function invoicesFor(taxRates: readonly TaxRate[]): fc.Arbitrary<Draft[]> {
  const line = fc.record({
    quantity: quantities,
    unitPrice: prices,
    discountRate: discounts,
    tax: fc.constantFrom(...taxRates),
  });
  const draft = fc
    .record({
      lineAmountType: fc.constantFrom<LineAmountType>('exclusive', 'inclusive', 'noTax'),
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    })
    // The books take no invoice that comes to less than nothing.
    .filter((each) => !expectedOf(each).total.startsWith('-'));
  return fc.array(draft, { minLength: INVOICES_A_CALL, maxLength: INVOICES_A_CALL });
}

function expectedOf({ lineAmountType, lines }: Draft) {
  return computeTotals({
    lineAmountType,
    lines: lines.map(({ tax, ...line }) => ({ ...line, taxRate: tax.rate })),
  });
}

type OpenBooks = {
  readonly client: LedgerClient;
  readonly taxRates: readonly TaxRate[];
  readonly asInvoice: (draft: Draft, name: string) => InvoiceToCreate;
};

/** Fresh books of a country, in this process, through the adapter that is shipped. */
async function openBooks(country: string): Promise<OpenBooks> {
  const clock = manualClock('2026-03-03T02:00:00Z');
  const sandbox = createSandbox({
    clock: { now: () => clock.now().getTime() },
    seed: 1,
    limits: false,
    timers: 'manual',
  });
  const organisation = sandbox.books.listOrganisations().find(({ countryCode }) => countryCode === country);
  if (organisation === undefined) throw new Error(`There are no practice books of ${country}`);
  const { tenantId, baseCurrency } = organisation;
  const contact = sandbox.books.listContacts({ tenantId }).find(({ status }) => status === 'ACTIVE');
  const url = 'http://books.invalid';
  const provider = xeroProvider({
    clientId: 'practice-app',
    clientSecret: 'practice-secret',
    webhookKey: undefined,
    apiUrl: url,
    identityUrl: url,
    loginUrl: url,
    clock,
    transport: { fetch: async (request) => sandbox.app.request(request) },
  });
  const { accessToken } = sandbox.control.grantAccess({
    tenantIds: [tenantId],
    scope: 'accounting.invoices accounting.settings',
  });
  const client = provider.open({
    organisationId: tenantId,
    country,
    baseCurrency,
    countsSalesTax: false,
    accessToken: async () => ({ ok: true, value: accessToken }),
    beforeCall: async () => ({ ok: true, value: null }),
    afterCall: async () => {},
  });
  return {
    client,
    taxRates: await salesTaxRates(client),
    asInvoice: (draft, name) => ({
      marker: `http://localhost/invoices/${name}`,
      contactLedgerId: contact?.contactId ?? '',
      number: null,
      reference: null,
      currency: baseCurrency,
      issueDate: '2026-03-01',
      dueDate: '2026-03-31',
      lineAmountType: draft.lineAmountType,
      arriveAs: 'approved',
      brandingThemeId: null,
      currencyRate: null,
      lines: draft.lines.map(({ tax, ...line }) => ({
        ...line,
        description: 'Sample line',
        accountCode: '200',
        itemCode: null,
        taxType: tax.taxType,
        taxRate: tax.rate,
        tracking: [],
      })),
    }),
  };
}

async function salesTaxRates(client: LedgerClient): Promise<readonly TaxRate[]> {
  const references = await client.references();
  if (!references.ok) throw new Error('The books gave no tax rates');
  return references.value.flatMap(({ kind, code, isActive, details }) =>
    kind === 'taxRate' && isActive && details.appliesToRevenue === true
      ? [{ taxType: code, rate: details.rate ?? '0' }]
      : [],
  );
}
