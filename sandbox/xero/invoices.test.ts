/** Invoices over the API. Each case says whether Xero documents the behaviour or somebody observed it. */

import { describe, expect, test } from 'vitest';
import { first, messages, openBench, standardInvoice } from '../test-bench.ts';

const ZERO_ID = '00000000-0000-0000-0000-000000000000';

describe('creating', () => {
  test('documented: a new invoice answers 200 with its number, decimals with trailing zeros and escaped dates', async () => {
    const { call, contactId } = openBench();
    const reply = await call('PUT', '/Invoices', standardInvoice(contactId));
    expect(reply.status).toBe(200);
    expect(first(reply.json.Invoices).InvoiceNumber).toBe('INV-0001');
    expect(reply.text).toContain('"AmountDue":110.00,');
    expect(reply.text).toContain('"Quantity":10.0000');
    expect(reply.text).toContain('"CurrencyRate":1.0000000000');
    expect(reply.text).toContain('"Date":"\\/Date(1772323200000+0000)\\/"');
    expect(reply.text).toMatch(/"DateTimeUTC":"\\\/Date\(\d+\)\\\/"/);
    expect(first(reply.json.Invoices).DueDateString).toBe('2026-03-20T00:00:00');
  });

  test('documented: PUT never updates, so a second use of a number is refused', async () => {
    const { call, invoice, contactId } = openBench();
    await invoice({ InvoiceNumber: 'A-1' });
    const reply = await call('PUT', '/Invoices', { ...standardInvoice(contactId), InvoiceNumber: 'a-1' });
    expect(reply.status).toBe(400);
    expect(reply.json.ErrorNumber).toBe(10);
    expect(reply.json.Type).toBe('ValidationException');
    expect(messages(reply.json)).toEqual(['Invoice # must be unique.']);
    expect(first(reply.json.Elements).InvoiceID).toBe(ZERO_ID);
  });

  test('documented: a refused element comes back as Xero writes it: numbers, dates, and its parts’ own errors', async () => {
    const { call, contactId } = openBench();
    const [line] = standardInvoice(contactId).LineItems;
    const bad = { ...standardInvoice(contactId), LineItems: [{ ...line, AccountCode: '999' }] };
    const reply = await call('PUT', '/Invoices?summarizeErrors=false', { Invoices: [bad] });
    expect(first(reply.json.Invoices)).toMatchObject({
      Date: '/Date(1772323200000+0000)/',
      DueDate: '/Date(1773964800000+0000)/',
      LineItems: [{ Quantity: 10, UnitAmount: 10, AccountCode: '999', ValidationErrors: [] }],
    });
    expect(reply.text).toContain('"UnitAmount":10.00,');
  });

  test('documented: POST with a known number overwrites that invoice', async () => {
    const { call, invoice, contactId, sandbox, tenantId } = openBench();
    const made = await invoice({ InvoiceNumber: 'A-1' });
    const lines = [{ Description: 'Caps', Quantity: 1, UnitAmount: 50, AccountCode: '200' }];
    const reply = await call('POST', '/Invoices', {
      ...standardInvoice(contactId),
      InvoiceNumber: 'A-1',
      LineItems: lines,
    });
    expect(first(reply.json.Invoices).InvoiceID).toBe(made.InvoiceID);
    expect(first(reply.json.Invoices).Total).toBe(55);
    expect(sandbox.books.listInvoices({ tenantId })).toHaveLength(1);
  });

  test('documented: an id of our own making is refused', async () => {
    const { call, contactId } = openBench();
    const sent = { ...standardInvoice(contactId), InvoiceID: '11111111-1111-4111-8111-111111111111' };
    expect((await call('PUT', '/Invoices', sent)).status).toBe(400);
    expect(messages((await call('POST', '/Invoices', sent)).json)).toEqual([
      'An existing Invoice with the specified InvoiceID could not be found',
    ]);
  });

  test('observed: without summarizeErrors=false a bad element answers 400, and the good one is saved all the same', async () => {
    const { call, contactId, sandbox, tenantId } = openBench();
    const bad = {
      ...standardInvoice(contactId),
      LineItems: [{ Description: 'x', UnitAmount: 1, AccountCode: '999' }],
    };
    const reply = await call('PUT', '/Invoices', { Invoices: [standardInvoice(contactId), bad] });
    expect(reply.status).toBe(400);
    expect(reply.json.Elements).toHaveLength(1);
    expect(messages(reply.json)).toContain("Account code '999' is not a valid code for this document.");
    expect(sandbox.books.listInvoices({ tenantId }).map((each) => each.number)).toEqual(['INV-0001']);
  });

  test('documented: summarizeErrors=false answers 200 and tells of each element', async () => {
    const { call, contactId } = openBench();
    const bad = { ...standardInvoice(contactId), DueDate: undefined };
    const reply = await call('PUT', '/Invoices?summarizeErrors=false', {
      Invoices: [standardInvoice(contactId), bad, { ...standardInvoice(contactId), Type: 'ODD' }],
    });
    expect(reply.status).toBe(200);
    expect([...reply.json.Invoices].map((each) => each.StatusAttributeString)).toEqual([
      'OK',
      'ERROR',
      'ERROR',
    ]);
    expect(messages(reply.json.Invoices[1])).toEqual(['The document DueDate field must be specified.']);
    expect(reply.json.Invoices[1]?.HasErrors).toBe(true);
  });

  test('observed: a refused invoice leaves no new contact behind', async () => {
    const { call, sandbox, tenantId } = openBench();
    const before = sandbox.books.listContacts({ tenantId }).length;
    const sent = { ...standardInvoice(''), Contact: { Name: 'Brand New (practice)' }, LineItems: [] };
    const reply = await call('PUT', '/Invoices', sent);
    expect(messages(reply.json)).toEqual(['One or more line items must be specified']);
    expect(sandbox.books.listContacts({ tenantId })).toHaveLength(before);
  });

  test('observed: a draft with an unknown account is saved with a warning', async () => {
    const { call, contactId } = openBench();
    const lines = [{ Description: 'x', Quantity: 1, UnitAmount: 5, AccountCode: '999' }];
    const sent = { ...standardInvoice(contactId), Status: 'DRAFT', LineItems: lines };
    const reply = await call('PUT', '/Invoices?summarizeErrors=false', sent);
    const made = first(reply.json.Invoices);
    expect(made.StatusAttributeString).toBe('WARNING');
    expect(first(made.Warnings).Message).toBe(
      "Account code '999' has been removed as it does not match a recognised account.",
    );
    expect(first(made.LineItems).AccountCode).toBeUndefined();
  });

  test('documented: the date defaults to today where the organisation is', async () => {
    const { invoice } = openBench({ clock: { now: () => Date.UTC(2026, 2, 3, 14) } });
    expect((await invoice({ Date: undefined })).DateString).toBe('2026-03-04T00:00:00');
  });

  test('documented: the contact’s terms give the due date', async () => {
    const { invoice, sandbox, tenantId } = openBench();
    const school = sandbox.books
      .listContacts({ tenantId })
      .find((each) => each.salesTerms?.type === 'OFFOLLOWINGMONTH');
    const made = await invoice({ Contact: { ContactID: school?.contactId }, DueDate: undefined });
    expect(made.DueDateString).toBe('2026-04-20T00:00:00');
  });

  test('documented: numbers of voided invoices are not free again, unless the switch says so', async () => {
    const { call, invoice, contactId, sandbox } = openBench();
    const made = await invoice({ InvoiceNumber: 'A-1' });
    await call('POST', `/Invoices/${made.InvoiceID}`, { Status: 'VOIDED' });
    const again = { ...standardInvoice(contactId), InvoiceNumber: 'A-1' };
    expect((await call('PUT', '/Invoices', again)).status).toBe(400);
    sandbox.control.changeSettings({ switches: { numberReuse: 'afterVoidOrDelete' } });
    expect((await call('PUT', '/Invoices', again)).status).toBe(200);
  });

  test('observed: an organisation with an approval step keeps an AUTHORISED invoice as a draft', async () => {
    const { invoice } = openBench({ switches: { approvalNeeded: true } });
    expect((await invoice()).Status).toBe('DRAFT');
  });
});

describe('lines and amounts', () => {
  const lines = (...amounts: readonly string[]) =>
    amounts.map((UnitAmount) => ({ Description: 'x', Quantity: 1, UnitAmount, AccountCode: '200' }));

  test('documented: tax is rounded for each line and then summed (Xero’s own example)', async () => {
    const { invoice } = openBench({}, { countryCode: 'NZ' });
    const made = await invoice({ LineItems: lines('25.06', '25.61', '25.63') });
    expect([made.SubTotal, made.TotalTax, made.Total]).toEqual([76.3, 11.44, 87.74]);
  });

  test('documented: inclusive lines carry their tax within', async () => {
    const { invoice } = openBench();
    const made = await invoice({ LineAmountTypes: 'Inclusive', LineItems: lines('110.00', '0.05') });
    expect([made.SubTotal, made.TotalTax, made.Total]).toEqual([100.05, 10, 110.05]);
  });

  test('documented: prices have two decimals, and four with unitdp=4 both ways', async () => {
    const { call, contactId } = openBench();
    const sent = {
      ...standardInvoice(contactId),
      LineItems: [{ Description: 'x', Quantity: 1000, UnitAmount: 0.1648, AccountCode: '200' }],
    };
    const rounded = await call('PUT', '/Invoices', sent);
    expect(first(rounded.json.Invoices).SubTotal).toBe(160);
    const exact = await call('PUT', '/Invoices?unitdp=4', sent);
    const made = first(exact.json.Invoices);
    expect(made.SubTotal).toBe(164.8);
    expect(exact.text).toContain('"UnitAmount":0.1648');
    expect((await call('GET', `/Invoices/${made.InvoiceID}`)).text).toContain('"UnitAmount":0.16,');
    expect((await call('GET', `/Invoices/${made.InvoiceID}?unitdp=4`)).text).toContain(
      '"UnitAmount":0.1648,',
    );
  });

  test('observed: a line amount that differs is refused with both figures', async () => {
    const { call, contactId } = openBench();
    const sent = [{ Description: 'x', Quantity: 2, UnitAmount: 10, LineAmount: 21, AccountCode: '200' }];
    const reply = await call('PUT', '/Invoices', { ...standardInvoice(contactId), LineItems: sent });
    expect(messages(reply.json)).toEqual([
      'The line total 21.00 does not match the expected line total 20.00',
    ]);
  });

  test('documented: discounts lower the line, and the total of them is told', async () => {
    const { invoice } = openBench();
    const sent = [{ Description: 'x', Quantity: 3, UnitAmount: 10, DiscountRate: 12.5, AccountCode: '200' }];
    const made = await invoice({ LineItems: sent });
    expect([first(made.LineItems).LineAmount, made.TotalDiscount, made.IsDiscounted]).toEqual([
      26.25,
      3.75,
      true,
    ]);
  });

  test('documented: an item lends its text, price, account and tax', async () => {
    const { invoice } = openBench();
    const made = await invoice({ LineItems: [{ ItemCode: 'TEE', Quantity: 2 }] });
    const line = first(made.LineItems);
    expect([line.Description, line.AccountCode, line.TaxType, line.LineAmount]).toEqual([
      'Printed T-shirt',
      '200',
      'OUTPUT',
      37,
    ]);
  });

  test('documented: a tax type fits an account or it does not', async () => {
    const { call, contactId } = openBench();
    const sent = [{ Description: 'x', Quantity: 1, UnitAmount: 10, AccountCode: '200', TaxType: 'INPUT' }];
    const reply = await call('PUT', '/Invoices', { ...standardInvoice(contactId), LineItems: sent });
    expect(messages(reply.json)).toEqual([
      "The TaxType code 'INPUT' cannot be used with account code '200'.",
    ]);
  });

  test('observed: an unknown tax type is refused in two sentences', async () => {
    const { call, contactId } = openBench();
    const sent = [{ Description: 'x', Quantity: 1, UnitAmount: 10, AccountCode: '200', TaxType: 'NOPE' }];
    const reply = await call('PUT', '/Invoices', { ...standardInvoice(contactId), LineItems: sent });
    expect(messages(reply.json)).toHaveLength(2);
    expect(messages(reply.json)[0]).toBe(
      'The TaxType code NOPE does not exist or cannot be used for this type of transaction.',
    );
  });

  test('observed: an archived account is refused', async () => {
    const { call, contactId } = openBench();
    const sent = [{ Description: 'x', Quantity: 1, UnitAmount: 10, AccountCode: '240' }];
    const reply = await call('PUT', '/Invoices', { ...standardInvoice(contactId), LineItems: sent });
    expect(messages(reply.json)[0]).toContain("Account code '240' has been archived, or has been deleted.");
  });
});

describe('changing', () => {
  test('documented: a line with its id is updated, one without is new, one left out is deleted', async () => {
    const { call, invoice } = openBench();
    const two = ['a', 'b'].map((Description) => ({
      Description,
      Quantity: 1,
      UnitAmount: 10,
      AccountCode: '200',
    }));
    const made = await invoice({ LineItems: two });
    const kept = first(made.LineItems);
    const reply = await call('POST', `/Invoices/${made.InvoiceID}`, {
      LineItems: [
        { LineItemID: kept.LineItemID, UnitAmount: 12 },
        { ...two[0], Description: 'c' },
      ],
    });
    const lines = [...first(reply.json.Invoices).LineItems];
    expect(lines.map((line) => line.Description)).toEqual(['a', 'c']);
    expect(lines[0]?.LineItemID).toBe(kept.LineItemID);
    expect(first(reply.json.Invoices).SubTotal).toBe(22);
  });

  test('documented: an approved invoice cannot go back to draft, and a voided one nowhere', async () => {
    const { call, invoice } = openBench();
    const made = await invoice();
    const toDraft = await call('POST', `/Invoices/${made.InvoiceID}`, { Status: 'DRAFT' });
    expect(messages(toDraft.json)).toEqual(['Invoice not of valid status for modification']);
    await call('POST', `/Invoices/${made.InvoiceID}`, { Status: 'VOIDED' });
    expect((await call('POST', `/Invoices/${made.InvoiceID}`, { Reference: 'x' })).status).toBe(400);
  });

  test('documented: PAID cannot be asked for', async () => {
    const { call, invoice, contactId } = openBench();
    const made = await invoice();
    expect((await call('POST', `/Invoices/${made.InvoiceID}`, { Status: 'PAID' })).status).toBe(400);
    const reply = await call('PUT', '/Invoices', { ...standardInvoice(contactId), Status: 'PAID' });
    expect(messages(reply.json)).toEqual(['Invoice not of valid type for creation']);
  });

  test('documented: both lock dates are named, in their own format', async () => {
    const { call, contactId, sandbox, tenantId } = openBench();
    sandbox.books.setLockDates({ tenantId, periodLockDate: '2026-03-01', endOfYearLockDate: '2026-03-31' });
    const reply = await call('PUT', '/Invoices', standardInvoice(contactId));
    expect(messages(reply.json)).toEqual([
      'The document date cannot be before the period lock date, currently set at 01-Mar-2026',
      'The document date cannot be before the end of year lock date, currently set at 31-Mar-2026',
    ]);
    sandbox.books.setLockDates({ tenantId, periodLockDate: '', endOfYearLockDate: '' });
    expect((await call('PUT', '/Invoices', standardInvoice(contactId))).status).toBe(200);
  });

  test('observed: a currency must be subscribed to first', async () => {
    const { call, contactId, sandbox, tenantId } = openBench();
    const sent = { ...standardInvoice(contactId), CurrencyCode: 'EUR' };
    expect(messages((await call('PUT', '/Invoices', sent)).json)).toEqual([
      'Organisation is not subscribed to currency EUR',
    ]);
    sandbox.books.enableCurrency({ tenantId, code: 'EUR' });
    expect((await call('PUT', '/Invoices', sent)).status).toBe(200);
  });

  test('observed: an archived contact takes no new invoice', async () => {
    const { call, sandbox, tenantId, contactId } = openBench();
    sandbox.books.archiveContact({ tenantId, contactId });
    const reply = await call('PUT', '/Invoices', standardInvoice(contactId));
    expect(messages(reply.json)[0]).toContain('has been archived. The contact must be un-archived');
  });

  test('documented: SentToContact on a draft is a warning, and the rest is saved', async () => {
    const { call, contactId } = openBench();
    const sent = { ...standardInvoice(contactId), Status: 'DRAFT', SentToContact: true };
    const made = first((await call('PUT', '/Invoices?summarizeErrors=false', sent)).json.Invoices);
    expect(made.StatusAttributeString).toBe('WARNING');
    expect(made.SentToContact).toBe(false);
  });

  test('observed: naming a contact with more than its id overwrites it and drops its persons', async () => {
    const { call, invoice, contactId, sandbox, tenantId } = openBench();
    const people = [{ FirstName: 'Kim', LastName: 'Sample', EmailAddress: 'kim@practice.example' }];
    await call('POST', '/Contacts', { ContactID: contactId, ContactPersons: people });
    await invoice({ Contact: { ContactID: contactId, EmailAddress: 'other@practice.example' } });
    const contact = sandbox.books.listContacts({ tenantId }).find((each) => each.contactId === contactId);
    expect(contact?.emailAddress).toBe('other@practice.example');
    expect(contact?.people).toEqual([]);
  });
});

describe('reading', () => {
  test('documented: an unpaged list has an empty LineItems, a paged one has lines and pagination', async () => {
    const { call, invoice } = openBench();
    await invoice();
    const unpaged = await call('GET', '/Invoices');
    expect(first(unpaged.json.Invoices).LineItems).toEqual([]);
    expect(unpaged.json.pagination).toBeUndefined();
    const paged = await call('GET', '/Invoices?page=1&pageSize=5000');
    expect(first(paged.json.Invoices).LineItems).toHaveLength(1);
    expect(paged.json.pagination).toEqual({ page: 1, pageSize: 1000, pageCount: 1, itemCount: 1 });
    expect((await call('GET', '/Invoices?Statuses=AUTHORISED')).json.pagination).toBeDefined();
    const summary = await call('GET', '/Invoices?summaryOnly=true');
    expect(summary.json.pagination).toBeDefined();
    expect(first(summary.json.Invoices).Payments).toBeUndefined();
  });

  test('documented: ids, numbers, contacts, statuses and search terms filter', async () => {
    const { call, invoice } = openBench();
    const one = await invoice({ InvoiceNumber: 'MMR001', Reference: 'R1' });
    const two = await invoice({ InvoiceNumber: 'MMR0011', Status: 'DRAFT' });
    const numbers = async (query: string) =>
      [...(await call('GET', `/Invoices?${query}`)).json.Invoices].map((each) => String(each.InvoiceNumber));
    expect(await numbers(`IDs=${one.InvoiceID}`)).toEqual(['MMR001']);
    expect(await numbers('InvoiceNumbers=MMR0011,NONE')).toEqual(['MMR0011']);
    expect(await numbers('Statuses=DRAFT')).toEqual(['MMR0011']);
    expect((await numbers('searchTerm=mmr001')).sort()).toEqual(['MMR001', 'MMR0011']);
    expect(await numbers(`where=${encodeURIComponent(`InvoiceID==guid("${two.InvoiceID}")`)}`)).toEqual([
      'MMR0011',
    ]);
    expect(await numbers(`where=${encodeURIComponent('Reference=="R1" AND AmountDue>=110')}`)).toEqual([
      'MMR001',
    ]);
    expect(await numbers('order=InvoiceNumber%20DESC')).toEqual(['MMR0011', 'MMR001']);
    expect(await numbers(`ContactIDs=${one.Contact?.ContactID}&Statuses=VOIDED`)).toEqual([]);
  });

  test('documented: If-Modified-Since counts whole seconds of UTC', async () => {
    const { call, invoice, sandbox } = openBench();
    await invoice();
    const count = async (since: string) =>
      (await call('GET', '/Invoices', undefined, { 'If-Modified-Since': since })).json.Invoices.length;
    expect(await count('2026-03-03T01:59:59')).toBe(1);
    expect(await count('2026-03-03T02:00:00')).toBe(0);
    sandbox.control.changeSettings({ switches: { ifModifiedSince: 'inclusive' } });
    expect(await count('2026-03-03T02:00:00')).toBe(1);
  });

  test('observed: a PDF comes by its Accept header, and the /pdf address answers an empty 404', async () => {
    const { call, invoice } = openBench();
    const { InvoiceID } = await invoice();
    const pdf = await call('GET', `/Invoices/${InvoiceID}`, undefined, { Accept: 'application/pdf' });
    expect(pdf.headers.get('Content-Type')).toBe('application/pdf');
    expect(pdf.text.startsWith('%PDF-1.4')).toBe(true);
    const wrong = await call('GET', `/Invoices/${InvoiceID}/pdf`);
    expect([wrong.status, wrong.text]).toEqual([404, '']);
  });

  test('documented: an online invoice is refused for a draft; e-mail answers 204 and marks it sent', async () => {
    const { call, invoice, sandbox, tenantId } = openBench();
    const draft = await invoice({ Status: 'DRAFT' });
    expect((await call('GET', `/Invoices/${draft.InvoiceID}/OnlineInvoice`)).status).toBe(400);
    expect((await call('POST', `/Invoices/${draft.InvoiceID}/Email`, {})).status).toBe(400);
    const made = await invoice();
    const online = await call('GET', `/Invoices/${made.InvoiceID}/OnlineInvoice`);
    expect(first(online.json.OnlineInvoices).OnlineInvoiceUrl).toMatch(/^https:\/\//);
    expect((await call('POST', `/Invoices/${made.InvoiceID}/Email`, {})).status).toBe(204);
    expect(sandbox.books.getInvoice({ tenantId, invoiceId: String(made.InvoiceID) })?.sentToContact).toBe(
      true,
    );
  });

  test('documented: history shows what happened, and takes notes', async () => {
    const { call, invoice } = openBench();
    const { InvoiceID } = await invoice();
    const added = await call('PUT', `/Invoices/${InvoiceID}/History`, {
      HistoryRecords: [{ Details: 'Hello' }],
    });
    expect(added.status).toBe(200);
    const { json } = await call('GET', `/Invoices/${InvoiceID}/History`);
    expect([...json.HistoryRecords].map((entry) => entry.Changes)).toEqual(['Note', 'Created']);
  });
});
