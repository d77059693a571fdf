// Money to the cent in QuickBooks: its tax is rounded once for each rate, and what we say comes to the same, line by line.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createQuickbooksSandbox } from '../../sandbox/quickbooks/sandbox.ts';
import { computeTotals, type LineAmountType } from '../../src/domain/invoice.ts';
import { ledgerTraits } from '../../src/domain/ledger-traits.ts';
import { manualClock } from '../../src/lib/clock.ts';
import type { InvoiceToCreate, LedgerClient, LedgerInvoice } from '../../src/providers/provider.ts';
import { quickbooksProvider } from '../../src/providers/quickbooks/index.ts';
import { type Draft, discounts, figuresOf, prices, quantities, type TaxRate } from './cents.ts';

/** 500 calls of 30 invoices for each of the two kinds of company: 30,000 in all. */
const CALLS_A_COUNTRY = 500;
const INVOICES_A_CALL = 30;
/** Books are replaced after this many calls, so that the test's memory stays small. */
const CALLS_OF_ONE_BOOKS = 50;

describe.each(['US', 'GB'] as const)('in a company of %s', (country) => {
  test('our totals are the ledger’s, and lines come back as they were sent', async () => {
    let calls = 0;
    let books = await openBooks(country);
    const isKnown = fc.asyncProperty(invoicesFor(country, books.taxRates), async (drafts) => {
      if (++calls % CALLS_OF_ONE_BOOKS === 0) books = await openBooks(country);
      const answer = await books.client.createInvoices(
        drafts.map((draft, index) => books.asInvoice(draft, `${calls}-${index}`)),
        `call-${calls}`,
      );
      if (!answer.ok) throw new Error(`The books refused the call: ${JSON.stringify(answer.failure)}`);
      const told = (side: Side, index: number) => (isTold(drafts[index]) ? side : withoutTaxes(side));
      const theirs = answer.value.map((each, index) =>
        each.ok ? told(sideOf(each.value), index) : each.problems,
      );
      expect(theirs).toEqual(drafts.map((draft, index) => told(expectedOf(draft), index)));
    });
    await fc.assert(isKnown, { numRuns: CALLS_A_COUNTRY, seed: 20_261_129 });
    // A slow machine needs minutes: only one that stands still is ended.
  }, 1_200_000);
});

type RatedTax = TaxRate & { readonly parts: readonly string[] | undefined };

/** In the United States a document has one tax, of which lines take part or not, and no price contains it. */
function invoicesFor(country: 'US' | 'GB', taxRates: readonly RatedTax[]): fc.Arbitrary<Draft[]> {
  const line = fc.record({
    quantity: quantities,
    unitPrice: prices,
    discountRate: discounts,
    tax: fc.constantFrom(...taxRates),
  });
  const types: readonly LineAmountType[] =
    country === 'US' ? ['exclusive', 'noTax'] : ['exclusive', 'inclusive', 'noTax'];
  const draft = fc
    .record({
      lineAmountType: fc.constantFrom(...types),
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    })
    .filter(({ lines }) => country === 'GB' || taxesOf(lines) <= 1)
    // The books take no invoice that comes to less than nothing.
    .filter((each) => !totalsOf(each).total.startsWith('-'));
  return fc.array(draft, { minLength: INVOICES_A_CALL, maxLength: INVOICES_A_CALL });
}

const taxesOf = (lines: Draft['lines']): number =>
  new Set(lines.map(({ tax }) => tax.taxType).filter((taxType) => taxType !== 'NON')).size;

function totalsOf({ lineAmountType, lines }: Draft) {
  const rated = lines.map(({ tax, ...line }) => {
    const { parts } = tax as RatedTax; // as `invoicesFor` made it
    return {
      ...line,
      taxRate: tax.rate,
      taxCode: tax.taxType,
      ...(parts === undefined ? {} : { taxParts: parts }),
    };
  });
  return computeTotals({ lineAmountType, lines: rated }, ledgerTraits('quickbooks').taxRounding);
}

function expectedOf(draft: Draft) {
  const { lines, ...totals } = totalsOf(draft);
  return {
    ...totals,
    lines: lines.map((figures, index) => ({ ...figures, ...pricingOf(draft.lines[index]) })),
  };
}

function sideOf(invoice: LedgerInvoice) {
  const { lines, ...totals } = figuresOf(invoice);
  return {
    ...totals,
    lines: lines.map((figures, index) => ({ ...figures, ...pricingOf(invoice.lines[index]) })),
  };
}

type Side = ReturnType<typeof sideOf>;

/**
 * QuickBooks says the tax of each rate and of no line. Of two taxes on equal amounts nobody can tell which line has which:
 * then what the invoice comes to is compared, and its lines without their tax.
 */
function isTold(draft: Draft | undefined): boolean {
  if (draft === undefined) return true;
  const { lines } = totalsOf(draft);
  const taxed = new Map<string, number>();
  for (const [index, { lineAmount }] of lines.entries()) {
    const code = draft.lines[index]?.tax.taxType ?? '';
    taxed.set(code, (taxed.get(code) ?? 0) + Math.round(Number(lineAmount) * 100));
  }
  return new Set(taxed.values()).size === taxed.size;
}

function withoutTaxes({ lines, ...totals }: Side) {
  return { ...totals, lines: lines.map(({ taxAmount: _tax, ...line }) => line) };
}

type Pricing = Pick<Draft['lines'][number], 'quantity' | 'unitPrice' | 'discountRate'>;

/** What a line costs, whatever noughts stand behind its figures. */
function pricingOf(line: Pricing | undefined) {
  const { quantity, unitPrice, discountRate } = line ?? { quantity: '', unitPrice: '', discountRate: '' };
  return {
    quantity: Number(quantity),
    // A float tells nought from nought below it; no invoice does.
    unitPrice: Number(unitPrice) + 0,
    discountRate: Number(discountRate),
  };
}

type OpenBooks = {
  readonly client: LedgerClient;
  readonly taxRates: readonly RatedTax[];
  readonly asInvoice: (draft: Draft, name: string) => InvoiceToCreate;
};

/** Fresh books, in this process, through the adapter that is shipped. */
async function openBooks(country: 'US' | 'GB'): Promise<OpenBooks> {
  const clock = manualClock('2026-03-03T02:00:00Z');
  const sandbox = createQuickbooksSandbox({
    clock: { now: () => clock.now().getTime() },
    seed: 1,
    limits: false,
    timers: 'manual',
  });
  const company = sandbox.books.listCompanies().find((each) => each.country === country);
  if (company === undefined) throw new Error(`There is no practice company of ${country}`);
  const { realmId } = company;
  const baseCurrency = country === 'US' ? 'USD' : 'GBP';
  const customer = sandbox.books.listCustomers({ realmId }).find(({ Active }) => Active !== false);
  const [item] = sandbox.books.listItems({ realmId });
  const url = 'http://books.invalid';
  const provider = quickbooksProvider({
    clientId: 'practice-app',
    clientSecret: 'practice-secret',
    webhookToken: undefined,
    apiUrl: url,
    oauthUrl: url,
    tokenUrl: url,
    revokeUrl: url,
    clock,
    transport: { fetch: async (request) => sandbox.app.request(request) },
  });
  const { accessToken } = sandbox.control.grantAccess({ realmId });
  const client = provider.open({
    organisationId: realmId,
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
      contactLedgerId: customer?.Id ?? '',
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
        accountCode: '1',
        itemCode: item?.Id ?? '',
        taxType: tax.taxType,
        taxRate: tax.rate,
        tracking: [],
      })),
    }),
  };
}

async function salesTaxRates(client: LedgerClient): Promise<readonly RatedTax[]> {
  const references = await client.references();
  if (!references.ok) throw new Error('The books gave no tax rates');
  return references.value.flatMap(({ kind, code, isActive, details }) =>
    kind === 'taxRate' && isActive && details.appliesToRevenue === true
      ? [{ taxType: code, rate: details.rate ?? '0', parts: details.rateParts }]
      : [],
  );
}
