// The PDFs that a customer is sent: what they say, page by page.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Body, type Caller, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';
import { type PdfPage, readPdf } from '../../test/support/pdf-text.ts';

let app: TestApp;
let session: Caller;
let gst: string;
let company: Body;

beforeAll(async () => {
  app = await testApp();
  ({ session } = await setUpWorkspace(app, { currency: 'AUD', workspaceName: 'Sample Prints' }));
  const taxes = await session.get('/api/v1/tax-components');
  gst = String(taxes.body.items.find(({ name }) => name === 'GST 10%')?.id);
  company = (
    await session.post('/api/v1/companies', {
      name: 'Łódź Ærø Ελληνικά Київ Sample',
      address: '1 Sample Street\nFloor 2',
      city: 'Sampleton',
      postalCode: '3000',
      taxNumber: 'SAMPLE 123',
    })
  ).body;
  const details = await session.patch('/api/v1/workspace/business', {
    address: '9 Press Lane\nSampleton 3001',
    country: 'AU',
    taxNumber: 'ABN 00 000 000 000',
    email: 'desk@sample.example',
    paymentDetails: 'Bank transfer to 000-000 0000 0000',
    documentFooter: 'Thirty days to return what is wrong.',
    quoteValidDays: 30,
  });
  expect(details).toMatchObject({ status: 200, body: { country: 'AU', hasLogo: false } });
});
afterAll(() => app.close());

/** Kept for looking at where PDFS names a folder. */
async function pdfOf(path: string): Promise<readonly PdfPage[]> {
  const response = await app.app.request(`/api/v1/${path}`, {
    headers: { host: 'localhost:4000', ...session.headers },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  const bytes = new Uint8Array(await response.arrayBuffer());
  const folder = process.env.PDFS;
  if (folder !== undefined) await writeFile(join(folder, `${path.replaceAll('/', '-')}.pdf`), bytes);
  return readPdf(bytes);
}

const quoteOf = async (change: Readonly<Record<string, unknown>> = {}) =>
  (
    await session.post('/api/v1/sales-docs', {
      title: 'Crew shirts',
      companyId: company.id,
      reference: 'PO 77',
      lines: [
        { kind: 'section', description: 'Shirts' },
        {
          description: 'Tee, navy',
          quantity: '1000',
          unitPrice: '12.345',
          discountRate: '5',
          taxComponentId: gst,
        },
        { kind: 'remark', description: 'Sizes as agreed by phone' },
        { kind: 'section', description: 'Extras' },
        { description: 'Set-up', unitPrice: '40' },
      ],
      ...change,
    })
  ).body;

test('a quote says who offers what to whom, until when, with sums by section and tax by rate', async () => {
  const quote = await quoteOf();
  const [page, ...others] = await pdfOf(`sales-docs/${quote.id}/pdf`);
  expect(others).toEqual([]);
  for (const words of [
    'Quote',
    String(quote['number']),
    'Sample Prints',
    'Sampleton 3001',
    'ABN 00 000 000 000',
    'Łódź Ærø Ελληνικά Київ Sample',
    '1 Sample Street',
    'PO 77',
    'Valid until',
    'Shirts',
    '11,727.75',
    'Tee, navy',
    '12.345',
    '5%',
    'Sizes as agreed by phone',
    'GST 10% on 11,727.75',
    '1,172.78',
    'Total AUD',
    '12,940.53',
    'Thirty days to return what is wrong.',
    'Page 1 of 1',
  ])
    expect(page?.text).toContain(words);
  expect(page?.text).not.toContain('How to pay');
  // A4.
  expect([Math.round(page?.width ?? 0), Math.round(page?.height ?? 0)]).toEqual([595, 842]);
});

test('a long order goes over several pages, each with its number and the heading of the lines', async () => {
  const lines = Array.from({ length: 90 }, (_, at) => ({
    description: `Line ${at + 1} of many`,
    unitPrice: '1.10',
    taxComponentId: gst,
  }));
  const order = await quoteOf({ kind: 'order', lines });
  const pages = await pdfOf(`sales-docs/${order.id}/pdf`);
  expect(pages.length).toBeGreaterThan(2);
  for (const [index, page] of pages.entries()) {
    expect(page.text).toContain(`Page ${index + 1} of ${pages.length}`);
    expect(page.text).toContain(String(order['number']));
    if (page.text.includes('of many')) expect(page.text).toContain('Description');
  }
  const said = pages.map(({ text }) => text).join('\n');
  for (const { description } of lines) expect(said).toContain(description);
  expect(said).toContain('Order confirmation');
  expect(said).toContain('How to pay');
});

test('an invoice of ours says its date, when it is due, how to pay and what it comes to, on Letter in the United States', async () => {
  await session.patch('/api/v1/workspace/business', { country: 'US' });
  const invoice = await session.post('/api/v1/invoices', {
    companyId: company.id,
    currency: 'USD',
    issueDate: '2026-11-30',
    dueDate: '2026-12-14',
    lines: [{ description: 'Cap', quantity: '25', unitPrice: '13.75' }],
  });
  expect(invoice.status, JSON.stringify(invoice.body)).toBe(201);
  const [page] = await pdfOf(`invoices/${invoice.body.id}/pdf`);
  for (const words of ['Invoice', 'not numbered yet', '30 Nov 2026', '14 Dec 2026', '343.75', 'How to pay'])
    expect(page?.text).toContain(words);
  expect([Math.round(page?.width ?? 0), Math.round(page?.height ?? 0)]).toEqual([612, 792]);
});

test('headings and remarks stay on the sales doc: an invoice takes what is sold', async () => {
  const quote = await quoteOf();
  expect(quote['lines']).toMatchObject([
    { kind: 'section', sectionTotal: '11727.75', quantity: '0' },
    { kind: 'item', sectionTotal: null },
    { kind: 'remark' },
    { kind: 'section', sectionTotal: '40.00' },
    { kind: 'item' },
  ]);
  const draft = await session.post('/api/v1/invoices/draft', { salesDocId: quote.id });
  expect((draft.body['lines'] as Body[]).map(({ description }) => description)).toEqual([
    'Tee, navy',
    'Set-up',
  ]);
  const preview = await session.post('/api/v1/sales-docs/preview', {
    lines: [
      { kind: 'section', description: 'All' },
      { description: 'One', unitPrice: '2', taxComponentId: gst },
    ],
  });
  expect(preview.body).toMatchObject({
    total: '2.20',
    lines: [{ sectionTotal: '2.00' }, { lineAmount: '2.00' }],
  });
});

test('a logo is printed, and what is no picture is refused', async () => {
  const put = async (content: Buffer) =>
    app.app.request('/api/v1/workspace/logo', {
      method: 'POST',
      headers: { host: 'localhost:4000', ...session.headers, 'content-type': 'image/png' },
      body: new Uint8Array(content),
    });
  expect((await put(Buffer.from('not a picture'))).status).toBe(422);
  // One red dot.
  const dot =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
  expect((await put(Buffer.from(dot, 'base64'))).status).toBe(200);
  expect((await session.get('/api/v1/workspace/business')).body['hasLogo']).toBe(true);
  await pdfOf(`sales-docs/${(await quoteOf()).id}/pdf`);
  await session.delete('/api/v1/workspace/logo');
  expect((await session.get('/api/v1/workspace/logo')).status).toBe(404);
});
