import { expect, test } from 'vitest';
import { fileOf, historyOf, linkOf, toUpload } from './documents.ts';

const file = {
  invoiceLedgerId: '145',
  name: 'Job sheet “1”.pdf',
  type: 'application/pdf',
  isOnline: true,
  content: Uint8Array.from([0, 255, 13, 10]),
};

test('a file goes out in two parts, byte for byte, and the same again under the same key', () => {
  const { type, content } = toUpload(file, 'file-1');
  const boundary = type.replace('multipart/form-data; boundary=', '');
  const parts = Buffer.from(content).toString('latin1').split(`--${boundary}`);
  expect(parts).toHaveLength(4);
  expect(Buffer.from(parts[1] ?? '', 'latin1').toString('utf8')).toContain('"FileName":"Job sheet “1”.pdf"');
  expect(parts[2]?.endsWith('\r\n\r\n\u0000\u00ff\r\n\r\n')).toBe(true);
  expect(toUpload(file, 'file-1').content).toEqual(content);
});

test('a file says whether the customer gets it, and a note alone is none', () => {
  const wire = {
    Id: '7',
    FileName: 'a.pdf',
    ContentType: 'application/pdf',
    Size: '4',
    AttachableRef: [{ EntityRef: { type: 'Invoice', value: '145' }, IncludeOnSend: true }],
  };
  expect(fileOf(wire, '145')).toEqual({
    ledgerId: '7',
    name: 'a.pdf',
    type: 'application/pdf',
    size: 4,
    isOnline: true,
  });
  expect(fileOf({ Id: '8' }, '145')).toBeNull();
});

test('the last e-mail is all that is told of an invoice’s history', () => {
  const wire = {
    BillEmail: { Address: 'sam@example.com' },
    DeliveryInfo: { DeliveryType: 'Email', DeliveryTime: '2026-11-20T14:05:00-08:00' },
  };
  expect(historyOf(wire)).toMatchObject([
    { at: new Date('2026-11-20T22:05:00Z'), details: 'sam@example.com', isEmail: true },
  ]);
  expect(historyOf({})).toEqual([]);
  expect(linkOf({})).toBeNull();
});
