/** What the adapter asks of QuickBooks about credit memos of ours: made, and found again. */
import type { CreditNoteToCreate, LedgerClient } from '../provider.ts';
import { type BatchItem, outcomesOf, readable, reading, sendBatch } from './batch.ts';
import type { Caller } from './call.ts';
import type { Company } from './company.ts';
import { readCredits } from './credit-calls.ts';
import { fromCreditMemo, nothingAround, toCreditMemo } from './credits.ts';
import { inPlace } from './invoice-calls.ts';
import { paymentsNamedBy } from './invoices.ts';
import type { Sent } from './problems.ts';
import { askAll, byMarker, changedSince } from './query.ts';
import { ratesOfTheDay } from './rates-of-the-day.ts';
import { batchSize, before, findMarginMs } from './reach.ts';

/** As for invoices. Where QuickBooks sets one against invoices by itself, what it is set against is read at once. */
export async function createCreditNotes(
  call: Caller,
  company: Company,
  creditNotes: readonly CreditNoteToCreate[],
  key: string,
): ReturnType<LedgerClient['createCreditNotes']> {
  if (creditNotes.length > batchSize)
    throw new RangeError(`At most ${batchSize} credit notes fit into one call`);
  const rates = await ratesOfTheDay(call, company, creditNotes);
  if (!rates.ok) return rates;
  const written = creditNotes.map((each) =>
    rates.value(each, (note, rate) => toCreditMemo(note, company.country, rate)),
  );
  const items = written.flatMap((each): BatchItem[] =>
    each.ok ? [{ entity: 'CreditMemo', operation: 'create', body: each.body }] : [],
  );
  const sent = await sendBatch(call, { operation: 'createCreditNotes', items, key });
  if (!sent.ok) return sent;
  const applied = reading(() =>
    sent.value.flatMap((answer) =>
      answer.kind === 'done' && paymentsNamedBy(answer.record).length > 0 ? [answer.record] : [],
    ),
  );
  if (!applied.ok) return applied;
  const credits = await readCredits(call, company, 'createCreditNotes', 'creditNote', applied.value);
  const known = new Map(credits.ok ? credits.value.map((credit) => [credit.ledgerId, credit]) : []);
  const elements = creditNotes
    .filter((_, index) => written[index]?.ok)
    .map((note) => ({ sent: sentNote(note), marker: note.marker }));
  const outcomes = outcomesOf(sent, elements, (record) => {
    const credit = fromCreditMemo(record, nothingAround, company);
    return known.get(credit.ledgerId) ?? credit;
  });
  return outcomes.ok ? { ok: true, value: inPlace(written, outcomes.value) } : outcomes;
}

/** One question for a whole lost batch, as for invoices. */
export async function findCreditNotes(
  call: Caller,
  company: Company,
  markers: readonly string[],
  since: Date,
): ReturnType<LedgerClient['findCreditNotes']> {
  const found = await askAll(call, {
    operation: 'findCreditNotes',
    entity: 'CreditMemo',
    where: [changedSince(before(since, findMarginMs))],
    read: (record) => record,
  });
  if (!found.ok) return found;
  const marked = readable(() =>
    found.value.filter((record) =>
      markers.includes(fromCreditMemo(record, nothingAround, company).marker ?? ''),
    ),
  );
  if (!marked.ok) return marked;
  const credits = await readCredits(call, company, 'findCreditNotes', 'creditNote', marked.value);
  return credits.ok ? { ok: true, value: byMarker(markers, credits.value) } : credits;
}

const sentNote = ({ lines }: CreditNoteToCreate): Sent => ({ record: 'creditNote', isNew: true, lines });
