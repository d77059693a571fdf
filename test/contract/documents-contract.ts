/** What the ledger makes of an invoice for its customer: e-mail, page on the web, PDF, history, files. */
import { expect, test } from 'vitest';
import type { FileToAttach } from '../../src/providers/provider.ts';
import { newContact, newInvoice } from './books-contract.ts';
import type { CurrentSetting } from './desk.ts';
import { answerIn, failureIn, openDesk } from './desk.ts';

const bytes = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xfe, 0x0a, 0xc3, 0x28]);

export function documentsContract(current: CurrentSetting): void {
  const ready = async (arriveAs: 'draft' | 'approved' = 'approved') => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    const invoice = await newInvoice(current, client, contact, 'i-1', arriveAs);
    const file: FileToAttach = {
      invoiceLedgerId: invoice,
      name: 'Job sheet #1, ü & 50%.pdf',
      type: 'application/pdf',
      isOnline: true,
      content: bytes,
    };
    return { harness, client, invoice, file };
  };

  test('an e-mail goes to the contact of the invoice, which is marked as sent, and its history says so', async () => {
    const { harness, client, invoice } = await ready();
    const [before] = answerIn(await client.invoicesById([invoice]));
    expect(before?.sentToContact).toBe(false);
    expect(answerIn(await client.emailInvoice(invoice, 'email-1'))).toBeNull();
    expect(await harness.books.emails(invoice)).toEqual(['c-1@example.com']);
    const [after] = answerIn(await client.invoicesById([invoice]));
    expect(after?.sentToContact).toBe(true);
    const [newest] = answerIn(await client.invoiceHistory(invoice));
    expect(newest).toMatchObject({ isEmail: true, details: expect.stringContaining('c-1@example.com') });
    expect(newest?.at.getTime()).toBe(harness.clock.now().getTime());
  });

  test('an e-mail without an answer is unknown, and the same key sends no second one', async () => {
    const { harness, client, invoice } = await ready();
    harness.faults.dropAnswer('writes');
    const lost = failureIn(await client.emailInvoice(invoice, 'email-1'));
    expect(lost).toMatchObject({ kind: 'outcomeUnknown', answered: false });
    answerIn(await client.emailInvoice(invoice, 'email-1'));
    expect(await harness.books.emails(invoice)).toHaveLength(1);
  });

  test('a page in place of the empty answer to an e-mail is no answer', async () => {
    const { harness, client, invoice } = await ready();
    harness.faults.html('writes');
    expect(failureIn(await client.emailInvoice(invoice, 'email-1')).kind).toBe('outcomeUnknown');
  });

  test('a draft is not e-mailed, has no page on the web, and a plan that sends none says so', async (test) => {
    const { traits, mayRefuseEmails } = current().harness.facts;
    if (!traits.hasDrafts || !mayRefuseEmails) test.skip('The ledger knows neither');
    const { harness, client, invoice } = await ready('draft');
    const refused = failureIn(await client.emailInvoice(invoice, 'email-1'));
    expect(refused).toMatchObject({ kind: 'rejected', problems: [{ code: 'LedgerRejected' }] });
    expect(failureIn(await client.onlineInvoiceUrl(invoice)).kind).toBe('rejected');
    await harness.books.sendNoEmails();
    expect(failureIn(await client.emailInvoice(invoice, 'email-2'))).toMatchObject({
      kind: 'rejected',
      problems: [{ code: 'PlanLimit', message: expect.stringContaining('no more e-mails') }],
    });
    expect(await harness.books.emails(invoice)).toEqual([]);
  });

  test('an approved invoice has a page on the web, and prints as a PDF', async () => {
    const { harness, client, invoice } = await ready();
    const page = await client.onlineInvoiceUrl(invoice);
    if (harness.facts.pagesAreAsked)
      expect(failureIn(page)).toMatchObject({
        kind: 'rejected',
        problems: [{ message: expect.stringContaining('online payments') }],
      });
    else expect(answerIn(page)).toMatch(/^https:\/\//);
    const pdf = Buffer.from(answerIn(await client.invoicePdf(invoice))).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
  });

  test('a PDF that is torn, or a page in its place, is tried again', async () => {
    const { harness, client, invoice } = await ready();
    harness.faults.tearAnswer();
    expect(failureIn(await client.invoicePdf(invoice)).kind).toBe('unavailable');
    harness.faults.html();
    expect(failureIn(await client.invoicePdf(invoice)).kind).toBe('unavailable');
    expect(failureIn(await client.invoicePdf(harness.facts.unknownId))).toMatchObject({
      kind: 'rejected',
      problems: [{ code: 'DeletedInBooks' }],
    });
  });

  test('a note stands in the history with its words, and is no e-mail whatever it says', async () => {
    const { harness, client, invoice } = await ready();
    const text = 'Sent by post too.\nAsk for “Sam” – ü';
    if (!harness.facts.traits.hasHistory) {
      const refused = failureIn(await client.addHistoryNote({ ledgerId: invoice, text }, 'note-1'));
      return expect(refused.kind).toBe('rejected');
    }
    expect(answerIn(await client.addHistoryNote({ ledgerId: invoice, text }, 'note-1'))).toBeNull();
    const notes = answerIn(await client.invoiceHistory(invoice)).filter(({ details }) => details === text);
    expect(notes).toMatchObject([{ isEmail: false }]);
  });

  test('a note that is too long is refused', async () => {
    const { client, invoice } = await ready();
    const note = { ledgerId: invoice, text: 'x'.repeat(2_501) };
    expect(failureIn(await client.addHistoryNote(note, 'note-1')).kind).toBe('rejected');
  });

  test('a file arrives byte for byte, and is listed by name, type and size', async () => {
    const { harness, client, invoice, file } = await ready();
    expect(answerIn(await client.invoiceFiles(invoice))).toEqual([]);
    const attached = answerIn(await client.attachFile(file, 'file-1'));
    const { name, type } = file;
    expect(attached).toMatchObject({ name, type, size: bytes.length, isOnline: true });
    expect(answerIn(await client.invoiceFiles(invoice))).toEqual([attached]);
    const [held] = await harness.books.files(invoice);
    expect(held?.name).toBe(name);
    expect(Buffer.from(held?.content ?? []).equals(Buffer.from(bytes))).toBe(true);
  });

  test('a file without an answer is seen in the list', async () => {
    const { harness, client, invoice, file } = await ready();
    harness.faults.dropAnswer();
    expect(failureIn(await client.attachFile(file, 'file-1')).kind).toBe('outcomeUnknown');
    expect(answerIn(await client.invoiceFiles(invoice))).toMatchObject([
      { name: file.name, size: bytes.length },
    ]);
  });

  test('one file more than the ledger takes is refused', async (test) => {
    const { mostFiles } = current().harness.facts;
    if (mostFiles === null) return test.skip('The ledger takes any number of files');
    const { client, file } = await ready();
    for (let count = 1; count <= mostFiles; count++)
      answerIn(await client.attachFile({ ...file, name: `sheet ${count}.pdf` }, `file-${count}`));
    expect(failureIn(await client.attachFile({ ...file, name: 'sheet 11.pdf' }, 'file-11'))).toMatchObject({
      kind: 'rejected',
      problems: [{ message: expect.stringContaining('as many files') }],
    });
  });
}
