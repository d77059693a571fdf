/** Files at transactions: each fact says how well it is known. */

import { expect, test } from 'vitest';
import { codeOf, openQuickbooksBench } from '../test-bench.ts';
import { sale } from './sample-documents.ts';

test('documented: a file is sent in two parts, and says its size and where it belongs', async () => {
  const bench = openQuickbooksBench();
  const invoice = await bench.make('Invoice', sale(5));
  const metadata = {
    AttachableRef: [{ EntityRef: { type: 'Invoice', value: invoice.Id }, IncludeOnSend: true }],
    FileName: 'Ärmel.pdf',
    ContentType: 'application/pdf',
  };
  const body = [
    '--part\r\nContent-Disposition: form-data; name="file_metadata_01"\r\nContent-Type: application/json\r\n\r\n',
    `${JSON.stringify(metadata)}\r\n`,
    '--part\r\nContent-Disposition: form-data; name="file_content_01"; filename="x.pdf"\r\nContent-Type: application/pdf\r\n\r\n',
    'four\r\n--part--\r\n',
  ].join('');
  const headers = { 'Content-Type': 'multipart/form-data; boundary=part' };
  const reply = await bench.call('POST', '/upload', body, headers);
  const [{ Attachable: made }] = reply.json.AttachableResponse;
  expect(made).toMatchObject({ FileName: 'Ärmel.pdf', Size: 4, AttachableRef: metadata.AttachableRef });
  expect((await bench.call('GET', `/attachable/${made.Id}`)).json.Attachable.FileName).toBe('Ärmel.pdf');
  const place = await bench.call('GET', `/download/${made.Id}`);
  expect(place.text).toBe(made.TempDownloadUri);
  expect(await (await bench.sandbox.app.request(made.TempDownloadUri)).text()).toBe('four');
  const lost = body.replace(`"value":"${invoice.Id}"`, '"value":"999"');
  expect(codeOf(await bench.call('POST', '/upload', lost, headers))).toBe('2500');
});

test('documented: an upload, and a mail, sent again with its requestid is done once', async () => {
  const bench = openQuickbooksBench();
  const { realmId, sandbox } = bench;
  const body = [
    '--part\r\nContent-Disposition: form-data; name="file_content_1"; filename="x.txt"\r\n\r\n',
    'four\r\n--part--\r\n',
  ].join('');
  const headers = { 'Content-Type': 'multipart/form-data; boundary=part' };
  const once = await bench.call('POST', '/upload?requestid=one', body, headers);
  const again = await bench.call('POST', '/upload?requestid=one', body, headers);
  expect(again.json.AttachableResponse).toEqual(once.json.AttachableResponse);
  expect(sandbox.books.list({ realmId, entity: 'Attachable' })).toHaveLength(1);
  const invoice = await bench.make('Invoice', sale(5));
  const send = (method: string) =>
    bench.call(method, `/invoice/${invoice.Id}/send?sendTo=a%40practice.example&requestid=two`);
  expect((await send('POST')).json).toEqual((await send('POST')).json);
  expect(sandbox.books.listEmails({ realmId })).toHaveLength(1);
  expect(codeOf(await send('GET'))).toBe('500');
});
