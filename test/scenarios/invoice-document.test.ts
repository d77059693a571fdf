// What an invoice document can say in Xero alone: drafts, branding themes, tracking, totals that a person overwrote, prices that include tax.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Body } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { chipOf, invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let tenantId: string;
let connectionId: string;

beforeAll(async () => {
  practice = await openPractice();
  await practice.startWorker();
  ({ tenantId, connectionId } = await practice.connect());
});
afterAll(() => practice.close());

const inBooks = (id: unknown) =>
  practice.sandbox.books.listInvoices({ tenantId }).find((each) => each.url?.endsWith(String(id)));

async function create(change: Readonly<Record<string, unknown>> = {}): Promise<Body> {
  const { session } = practice;
  const created = await session.post('/api/v1/invoices', await sampleInvoice(session, change));
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  return created.body;
}

async function issue(change: Readonly<Record<string, unknown>> = {}): Promise<Body> {
  const { id } = await create(change);
  return invoiceOnce(practice.session, id, (body) => body['syncState'] === 'inBooks');
}

async function references(kind: string): Promise<readonly Body[]> {
  const { body } = await practice.session.get(`/api/v1/connections/${connectionId}/references?kind=${kind}`);
  return body.items;
}

/** Reads again what the books hold, and waits until it is known here. */
async function rereadUntil(isKnown: () => Promise<boolean>): Promise<void> {
  await practice.session.post(`/api/v1/connections/${connectionId}/refresh-references`);
  await eventually(async () => ((await isKnown()) ? true : undefined));
}

const line = { description: 'Sample shirts', quantity: '10', unitPrice: '12.50' };

test('an invoice arrives as it says itself, whatever the setting says', async () => {
  const { session } = practice;
  const draft = await issue({ arriveAs: 'draft' });
  expect(inBooks(draft.id)?.status).toBe('DRAFT');
  expect(chipOf(draft)).toBe('draftInBooks');
  await session.patch(`/api/v1/connections/${connectionId}`, { invoicesArriveAs: 'awaitingApproval' });
  expect(inBooks((await issue()).id)?.status).toBe('SUBMITTED');
  const approved = await issue({ arriveAs: 'approved' });
  expect(inBooks(approved.id)?.status).toBe('AUTHORISED');
  expect(approved['why']).not.toContain('sent as');
  await session.patch(`/api/v1/connections/${connectionId}`, { invoicesArriveAs: 'approved' });
});

test('an approval step in the books keeps a draft though approved was sent: the chip and a sentence say so, and approving there turns it', async () => {
  const { session, sandbox } = practice;
  sandbox.control.changeSettings({ switches: { approvalNeeded: true } });
  const held = await issue();
  sandbox.control.changeSettings({ switches: { approvalNeeded: false } });
  expect(held['chip']).toEqual({ kind: 'draftInBooks', label: 'Draft in Xero' });
  expect(held['why']).toBe(
    'It was sent as approved, and Xero kept it as a draft: somebody must approve it there. It counts from then on.',
  );
  sandbox.books.approveInvoice({ tenantId, invoiceId: inBooks(held.id)?.invoiceId ?? '' });
  const turned = await invoiceOnce(session, held.id, (body) => chipOf(body) === 'waitingPayment');
  expect(turned['why']).not.toContain('sent as');
});

test('a branding theme goes along, by the connection’s setting or the invoice’s own; one that is gone is refused before sending', async () => {
  const { session, sandbox } = practice;
  const [first, second] = await references('brandingTheme');
  const set = (brandingThemeId: unknown) =>
    session.patch(`/api/v1/connections/${connectionId}`, { brandingThemeId });
  expect((await set(first?.['code'])).body).toMatchObject({ brandingThemeId: first?.['code'] });
  expect(await set('no-such-theme')).toMatchObject({ status: 422 });
  expect(inBooks((await issue()).id)?.brandingThemeId).toBe(first?.['code']);
  const own = await issue({ brandingThemeId: second?.['code'] });
  expect(inBooks(own.id)?.brandingThemeId).toBe(second?.['code']);
  expect(own['brandingThemeName']).toBe(second?.['name']);

  sandbox.books.removeBrandingTheme({ tenantId, brandingThemeId: String(second?.['code']) });
  await rereadUntil(async () => (await references('brandingTheme')).length === 1);
  const calls = sandbox.control.requests().filter(({ method }) => method === 'PUT').length;
  const refused = await create({ brandingThemeId: second?.['code'] });
  expect(refused['problem']).toMatchObject({ code: 'BrandingThemeNotFound', field: 'brandingThemeId' });
  expect(sandbox.control.requests().filter(({ method }) => method === 'PUT')).toHaveLength(calls);
  const preview = await session.post('/api/v1/invoices/preview', {
    ...(await sampleInvoice(session)),
    brandingThemeId: second?.['code'],
  });
  expect(preview.body['problems']).toMatchObject([{ code: 'BrandingThemeNotFound' }]);
  await set(null);
});

test('a line carries tracking by default, by its category, or as it says itself; an archived option is refused before sending', async () => {
  const { session, sandbox } = practice;
  const [region, other] = await references('trackingCategory');
  const optionsOf = (category: Body | undefined) => {
    const details = category?.['details'] as { options: { ledgerId: string; name: string }[] } | undefined;
    return details?.options ?? [];
  };
  const [north, south] = optionsOf(region);
  const [sample] = optionsOf(other);
  const { body: category } = await session.post('/api/v1/product-categories', { name: 'Sample tracked' });
  const saved = await session.put(`/api/v1/connections/${connectionId}/mappings`, {
    changes: [
      { kind: 'tracking', subjectId: `default/${region?.['code']}`, code: north?.ledgerId },
      { kind: 'tracking', subjectId: `${category.id}/${region?.['code']}`, code: south?.ledgerId },
      { kind: 'tracking', subjectId: `default/${other?.['code']}`, code: sample?.ledgerId },
    ],
  });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  const foreign = { kind: 'tracking', subjectId: `default/${region?.['code']}`, code: sample?.ledgerId };
  expect(
    await session.put(`/api/v1/connections/${connectionId}/mappings`, { changes: [foreign] }),
  ).toMatchObject({ status: 422 });

  const { id } = await issue({
    lines: [
      line,
      { ...line, categoryId: category.id },
      {
        ...line,
        tracking: [
          { trackingCategoryId: region?.['code'], optionId: south?.ledgerId },
          { trackingCategoryId: other?.['code'], optionId: null },
        ],
      },
    ],
  });
  const tracked = inBooks(id)?.lines.map(({ tracking }) => tracking.map(({ option }) => option).sort());
  const both = (...names: (string | undefined)[]) => names.map(String).sort();
  expect(tracked).toEqual([
    both(north?.name, sample?.name),
    both(south?.name, sample?.name),
    both(south?.name),
  ]);

  const trackingCategoryId = String(region?.['code']);
  const turn = (status: 'ACTIVE' | 'ARCHIVED') =>
    sandbox.books.setTrackingOptionStatus({
      tenantId,
      trackingCategoryId,
      trackingOptionId: String(north?.ledgerId),
      status,
    });
  const problems = async () =>
    Number((await session.get(`/api/v1/connections/${connectionId}`)).body['mappingProblems']);
  turn('ARCHIVED');
  await rereadUntil(async () => (await problems()) === 1);
  const refused = await create();
  expect(refused['problem']).toMatchObject({ code: 'TrackingNotFound', field: 'lines.0.tracking' });
  expect(String((refused['problem'] as { message: string }).message)).toContain(`${north?.name} of`);
  turn('ACTIVE');
  await session.post(`/api/v1/invoices/${refused.id}/retry`);
  const mended = await invoiceOnce(session, refused.id, (body) => body['syncState'] === 'inBooks');
  expect(mended['problem']).toBeNull();
});

test.each([
  ['exclusive', '105.03', '115.53'],
  ['inclusive', '95.49', '105.03'],
  ['noTax', '105.03', '105.03'],
] as const)(
  'a discount and a price of four decimals come out the same here and there, %s',
  async (lineAmountType, subTotal, total) => {
    const { session } = practice;
    const gst = (await references('taxRate')).find((rate) => rate['code'] === 'OUTPUT');
    const invoice = await issue({
      lineAmountType,
      lines: [
        { ...line, quantity: '3', unitPrice: '33.3333', discountRate: '2.5', taxType: gst?.['code'] },
        { ...line, quantity: '1000', unitPrice: '0.0086', discountRate: '12.5', taxType: gst?.['code'] },
      ],
    });
    expect(invoice).toMatchObject({ totalsDifference: null });
    const held = inBooks(invoice.id);
    expect(held).toMatchObject({ subTotal: invoice['subTotal'], total: invoice['total'] });
    expect(held?.lines.map(({ unitAmount }) => unitAmount)).toEqual(['33.3333', '0.0086']);
    const preview = await session.post('/api/v1/invoices/preview', {
      ...(await sampleInvoice(session, { lineAmountType, lines: invoice['lines'] })),
      lines: (invoice['lines'] as Body[]).map(
        ({ description, quantity, unitPrice, discountRate, taxType }) => ({
          description,
          quantity,
          unitPrice,
          discountRate,
          taxType,
        }),
      ),
    });
    expect(preview.body).toMatchObject({ subTotal: held?.subTotal, total: held?.total });
    expect([held?.subTotal, held?.total]).toEqual([subTotal, total]);
  },
);

test('a total that somebody changed by hand in the books counts, and is shown with the difference and its reason', async () => {
  const { session, sandbox } = practice;
  const invoice = await issue();
  const invoiceId = String(inBooks(invoice.id)?.invoiceId);
  expect(sandbox.books.overwriteTotals({ tenantId, invoiceId, total: '125.50' })).toMatchObject({
    ok: false,
  });
  sandbox.books.overwriteTotals({ tenantId, invoiceId, total: '125.07' });
  const shown = await invoiceOnce(session, invoice.id, (body) => body['totalsDifference'] !== null);
  expect(shown).toMatchObject({ total: '125.07', amountOwing: '125.07' });
  expect(shown['totalsDifference']).toEqual({
    ours: '125.00',
    theirs: '125.07',
    difference: '0.07',
    reason: 'Somebody changed the tax or the total by hand in Xero. The figure of the books counts.',
  });
  const different = await session.get('/api/v1/invoices?totalsDiffer=true');
  expect(different.body.items.map(({ id }) => id)).toEqual([invoice.id]);
  const others = await session.get('/api/v1/invoices?totalsDiffer=false');
  expect(others.body.items.some(({ id }) => id === invoice.id)).toBe(false);

  const bank = sandbox.books.listAccounts({ tenantId }).find(({ type }) => type === 'BANK')?.code ?? '';
  sandbox.books.recordPayment({
    tenantId,
    invoiceId,
    amount: '125.00',
    date: '2026-11-02',
    accountCode: bank,
  });
  const partly = await invoiceOnce(session, invoice.id, (body) => chipOf(body) === 'partiallyPaid');
  expect(partly).toMatchObject({ amountOwing: '0.07', totalsDifference: { difference: '0.07' } });
});

test('lines changed in the books, and a tax rate changed there before we sent, are told apart', async () => {
  const { session, sandbox } = practice;
  const edited = await issue();
  const held = inBooks(edited.id);
  sandbox.books.editInvoice({
    tenantId,
    invoiceId: String(held?.invoiceId),
    lines: (held?.lines ?? []).map(({ lineItemId }) => ({ lineItemId, quantity: '11' })),
  });
  const shown = await invoiceOnce(session, edited.id, (body) => body['totalsDifference'] !== null);
  expect(shown['totalsDifference']).toMatchObject({
    difference: '12.50',
    reason: expect.stringContaining('A line was added, taken out or changed in Xero.'),
  });

  sandbox.books.changeTaxRate({ tenantId, taxType: 'OUTPUT', rate: '15' });
  const taxed = await issue({ lines: [{ ...line, taxType: 'OUTPUT' }] });
  sandbox.books.changeTaxRate({ tenantId, taxType: 'OUTPUT', rate: '10' });
  expect(taxed).toMatchObject({
    total: '143.75',
    totalsDifference: {
      ours: '137.50',
      theirs: '143.75',
      difference: '6.25',
      reason: expect.stringContaining('at another rate'),
    },
  });
});

test('an import names arrival, branding theme, rate and tracking by column, and what the books do not have by its line', async () => {
  const { session } = practice;
  const [theme] = await references('brandingTheme');
  const [region] = await references('trackingCategory');
  const option = (region?.['details'] as { options: { name: string }[] } | undefined)?.options[1]?.name;
  await session.post('/api/v1/companies', { name: 'Sample Import Ltd' });
  const head =
    'InvoiceNumber,InvoiceDate,Customer,Description,UnitPrice,Currency,ExchangeRate,BrandingTheme,ArrivesAs,TrackingName1,TrackingOption1';
  const row = (number: string, themeName: unknown, optionName: unknown) =>
    `${number},2026-11-02,Sample Import Ltd,Sample work,10.00,USD,0.61,${themeName},Awaiting approval,${region?.['name']},${optionName}`;
  const wrong = [head, row('IMP-1', 'No such theme', option), row('IMP-2', theme?.['name'], 'Nowhere')];
  const refused = await session.post('/api/v1/imports/invoices/preview', { csv: wrong.join('\n') });
  expect(refused.body['errors']).toMatchObject([
    { line: 2, column: 'BrandingTheme', message: expect.stringContaining('No such theme') },
    { line: 3, column: 'TrackingOption1', message: expect.stringContaining('Nowhere') },
  ]);
  const csv = [head, row('IMP-1', String(theme?.['name']).toUpperCase(), option)].join('\n');
  const imported = await session.post('/api/v1/imports/invoices', { csv, issue: true });
  expect(imported.body).toMatchObject({ errors: [], created: { invoices: 1 } });
  const held = await eventually(async () =>
    practice.sandbox.books.listInvoices({ tenantId }).find(({ number }) => number === 'IMP-1'),
  );
  expect(held).toMatchObject({
    status: 'SUBMITTED',
    brandingThemeId: theme?.['code'],
    currencyRate: '0.61',
    lines: [{ tracking: expect.arrayContaining([expect.objectContaining({ option })]) }],
  });
});
