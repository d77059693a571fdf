/** Takes back what the run made, as far as a ledger lets anybody: payments and allocations first, customers last. */
import { batchesOf } from '../batches.ts';
import { recordsIn, textAt, type Wire } from '../records.ts';
import type { Tidied } from '../ways.ts';
import type { RawClient } from './raw-client.ts';

const BATCH = 50;

/** What belongs to a customer of this run is of this run; `received`: the bank transactions that it made. */
export async function tidyBooks(
  raw: RawClient,
  runTag: string,
  since: Date,
  received: readonly string[],
): Promise<Tidied> {
  const left: string[] = [];
  let takenBack = 0;
  const attempt = async (count: number, work: () => Promise<unknown>) => {
    try {
      await work();
      takenBack += count;
    } catch (error) {
      left.push(error instanceof Error ? error.message : String(error));
    }
  };
  const attemptAll = async (noun: string, batch: readonly Wire[]) => {
    let refused = 0;
    await attempt(batch.length, async () => {
      const answer = await raw.ask('POST', `${noun}?summarizeErrors=false`, { [noun]: batch });
      const bad = recordsIn(answer, noun).filter((each) => textAt(each, 'StatusAttributeString') === 'ERROR');
      left.push(...bad.map((each) => `${noun}: ${JSON.stringify(each.ValidationErrors)}`));
      refused = bad.length;
    });
    takenBack -= refused;
  };
  const contacts = (await raw.list('Contacts', 'includeArchived=true', since)).filter((contact) =>
    `${textAt(contact, 'Name')} ${textAt(contact, 'ContactNumber')}`.includes(runTag),
  );
  const ours = new Set(contacts.map((contact) => textAt(contact, 'ContactID')));
  const isOurs = (record: Wire) => ours.has(textAt(record, 'Contact.ContactID'));
  const ofOurs = async (noun: string) => (await raw.list(noun, '', since)).filter(isOurs).filter(isLive);

  const payments = (await raw.list('Payments', '', since)).filter(isLive);
  for (const payment of payments.filter((each) => ours.has(textAt(each, 'Invoice.Contact.ContactID'))))
    await attempt(1, () =>
      raw.ask('POST', `Payments/${textAt(payment, 'PaymentID')}`, { Status: 'DELETED' }),
    );
  for (const [noun, id] of credits)
    for (const credit of await ofOurs(noun))
      for (const allocation of recordsIn(credit, 'Allocations')) {
        const path = `${noun}/${textAt(credit, id)}/Allocations/${textAt(allocation, 'AllocationID')}`;
        await attempt(1, () => raw.ask('DELETE', path));
      }
  for (const id of received)
    await attempt(1, () => raw.ask('POST', `BankTransactions/${id}`, { Status: 'DELETED' }));
  for (const [noun, id] of [['CreditNotes', 'CreditNoteID'] as const, ['Invoices', 'InvoiceID'] as const])
    for (const batch of batchesOf(BATCH, await ofOurs(noun)))
      await attemptAll(
        noun,
        batch.map((each) => ({ [id]: textAt(each, id), Status: endOf(each) })),
      );
  for (const batch of batchesOf(
    BATCH,
    contacts.filter((each) => textAt(each, 'ContactStatus') === 'ACTIVE'),
  ))
    await attemptAll('Contacts', batch.map(archived));
  return { takenBack, left };
}

const credits = [
  ['CreditNotes', 'CreditNoteID'],
  ['Prepayments', 'PrepaymentID'],
  ['Overpayments', 'OverpaymentID'],
] as const;

const isLive = (record: Wire): boolean => !['VOIDED', 'DELETED'].includes(textAt(record, 'Status'));

const endOf = (record: Wire): string =>
  ['DRAFT', 'SUBMITTED'].includes(textAt(record, 'Status')) ? 'DELETED' : 'VOIDED';

const archived = (contact: Wire) => ({ ContactID: textAt(contact, 'ContactID'), ContactStatus: 'ARCHIVED' });
