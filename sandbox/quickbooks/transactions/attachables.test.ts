/** Files at transactions: each fact says how well it is known. */

import { expect, test } from 'vitest';
import { codeOf, openQuickbooksBench } from '../test-bench.ts';

test('documented: a file is sent in two parts, and says its size and where it belongs', async () => {
  const bench = openQuickbooksBench();
  const invoice = await bench.make('Invoice', {
    CustomerRef: { value: '1' },
    Line: [
      { Amount: 5, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '2' } } },
    ],
  });
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
  const lost = body.replace(`"value":"${invoice.Id}"`, '"value":"999"');
  expect(codeOf(await bench.call('POST', '/upload', lost, headers))).toBe('2500');
});
