/** Files at invoices and credit notes: byte for byte, within the documented limits. */

import { expect, test } from 'vitest';
import { first, messages, openBench } from '../test-bench.ts';

const BYTES = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xfe, 0x0a, 0xc3, 0x28]);

async function open(scope?: string) {
  const bench = openBench({}, scope ? { scope } : {});
  const { sandbox, tenantId, accessToken, call } = bench;
  const { InvoiceID: id } = await bench.invoice();
  const send = (
    path: string,
    {
      method = 'PUT',
      bytes = BYTES,
      headers = {},
    }: { method?: string; bytes?: Uint8Array<ArrayBuffer>; headers?: object } = {},
  ) =>
    sandbox.app.request(`http://localhost:4010/api.xro/2.0${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${accessToken}`,
        'xero-tenant-id': tenantId,
        Accept: 'application/json',
        'Content-Type': 'application/pdf',
        ...headers,
      },
      ...(method !== 'GET' && { body: bytes }),
    });
  const place = `/Invoices/${id}/Attachments`;
  const list = async () => (await call('GET', place)).json.Attachments;
  return { ...bench, id, place, send, list };
}

test('documented: a file is kept byte for byte, with its type, and the invoice says that it has one', async () => {
  const { send, place, list, call, id } = await open();
  expect(first((await call('GET', `/Invoices/${id}`)).json.Invoices).HasAttachments).toBe(false);
  const made = first(
    ((await (await send(`${place}/job sheet.pdf?IncludeOnline=true`)).json()) as { Attachments: unknown })
      .Attachments,
  );
  expect(made).toMatchObject({
    FileName: 'job sheet.pdf',
    MimeType: 'application/pdf',
    ContentLength: BYTES.length,
    IncludeOnline: true,
    Url: `https://api.xero.com/api.xro/2.0/Invoices/${id}/Attachments/job%20sheet.pdf`,
  });
  expect(await list()).toEqual([made]);
  for (const name of ['job%20sheet.pdf', made.AttachmentID]) {
    const got = await send(`${place}/${name}`, {
      method: 'GET',
      headers: { Accept: 'application/octet-stream' },
    });
    expect([got.status, got.headers.get('Content-Type')]).toEqual([200, 'application/pdf']);
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(BYTES);
  }
  expect(first((await call('GET', `/Invoices/${id}`)).json.Invoices).HasAttachments).toBe(true);
});

test('documented: the same name overwrites, and POST overwrites only what is there', async () => {
  const { send, place, list } = await open();
  await send(`${place}/a.txt`);
  const bytes = Uint8Array.from([1, 2]);
  await send(`${place}/a.txt`, { bytes, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
  expect(await list()).toMatchObject([{ ContentLength: 2, MimeType: 'text/plain' }]);
  expect((await send(`${place}/a.txt`, { method: 'POST' })).status).toBe(200);
  expect((await send(`${place}/b.txt`, { method: 'POST' })).status).toBe(404);
  expect(await list()).toMatchObject([{ ContentLength: BYTES.length }]);
});

test('documented: ten files and no more, and none of a forbidden name', async () => {
  const { send, place, list } = await open();
  for (let count = 0; count < 10; count += 1) await send(`${place}/${count}.pdf`);
  const eleventh = await send(`${place}/11.pdf`);
  expect([eleventh.status, messages(await eleventh.json())]).toEqual([
    400,
    ['The document already has the maximum of 10 attachments'],
  ]);
  for (const name of ['a%3Ab.pdf', 'a%2Fb.pdf', 'a+b.pdf', 'a%3Fb.pdf', 'a%00b.pdf'])
    expect((await send(`${place}/${name}`)).status, name).toBe(400);
  expect(await list()).toHaveLength(10);
});

test('observed: more than 10 MB answers 413 in the envelope of a problem', async () => {
  const { send, place, list } = await open();
  const large = await send(`${place}/a.pdf`, { bytes: new Uint8Array(10 * 1024 * 1024 + 1) });
  expect([large.status, await large.json()]).toMatchObject([
    413,
    { Title: 'RequestEntityTooLarge', Status: 413 },
  ]);
  expect((await send(`${place}/b.pdf`, { bytes: new Uint8Array(10 * 1024 * 1024) })).status).toBe(200);
  expect(await list()).toHaveLength(1);
});

test('observed: a file for a document that does not exist is a validation error', async () => {
  const { send } = await open();
  const nobody = '11111111-1111-4111-8111-111111111111';
  const reply = await send(`/Invoices/${nobody}/Attachments/a.pdf`);
  expect([reply.status, messages(await reply.json())]).toEqual([
    400,
    [`A document with id '${nobody}' could not be found`],
  ]);
});

test('documented: files have a scope of their own', async () => {
  const { call, place } = await open('accounting.invoices');
  expect((await call('GET', place)).status).toBe(401);
});

test('documented: a credit note takes files too', async () => {
  const { call, send, contactId } = await open();
  const note = { Type: 'ACCRECCREDIT', Contact: { ContactID: contactId } };
  const { CreditNoteID: id } = first((await call('PUT', '/CreditNotes', note)).json.CreditNotes);
  await send(`/CreditNotes/${id}/Attachments/return.pdf`);
  expect(first((await call('GET', `/CreditNotes/${id}`)).json.CreditNotes).HasAttachments).toBe(true);
});

test('documented: the same key keeps a file once, and another file under it is refused', async () => {
  const { send, place, list } = await open();
  const headers = { 'Idempotency-Key': 'k1' };
  const [one, two] = [await send(`${place}/a.pdf`, { headers }), await send(`${place}/a.pdf`, { headers })];
  expect(await two.text()).toBe(await one.text());
  // Two bytes that are both no text: a key that compared texts would take the one for the other.
  const bytes = Uint8Array.from(BYTES, (byte) => (byte === 0xff ? 0xfd : byte));
  expect((await send(`${place}/a.pdf`, { headers, bytes })).status).toBe(400);
  expect(await list()).toHaveLength(1);
});
