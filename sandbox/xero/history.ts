/** History & Notes of a document or a contact. */

import { z } from 'zod';
import type { HistoryRecord } from '../records.ts';
import { type Outcome, refused, writeBatch } from './batch.ts';
import { type Answer, notFound } from './errors.ts';
import { readElement, text } from './fields.ts';
import { note } from './ledger.ts';
import { type Call, listAnswer, type Operation } from './operation.ts';
import { instant, utcString, type WireObject } from './wire.ts';

const LONGEST = 2500;

/** @param subject the id of what the address names, if there is such a thing */
export function historyOperations(
  place: `/${string}`,
  scopes: { readonly read: readonly string[]; readonly write: readonly string[] },
  subject: (call: Call) => string | undefined,
): readonly Operation[] {
  const about = (answer: (call: Call, subjectId: string) => Answer) => (call: Call) => {
    const id = subject(call);
    return id === undefined ? notFound() : answer(call, id);
  };
  const path = `${place}/:id/History`;
  return [
    { method: 'GET', path, scopes: scopes.read, handle: about(historyAnswer) },
    { method: 'PUT', path, scopes: scopes.write, handle: about(writeHistory) },
  ];
}

/** Newest first. */
function historyAnswer(call: Call, subjectId: string): Answer {
  const entries = [...call.ledger.tables.history.find('subject', subjectId)].reverse();
  return listAnswer(call, 'HistoryRecords', entries.map(entryView));
}

function writeHistory(call: Call, subjectId: string): Answer {
  return writeBatch(call, { plural: 'HistoryRecords' }, (element): Outcome => {
    const { Details = '' } = readElement(z.object({ Details: text }), element);
    if (Details === '') return refused('Details must be specified');
    if (Details.length > LONGEST) return refused(`Details exceeds maximum length of ${LONGEST} characters`);
    note(call.ledger, subjectId, 'Note', Details);
    const { user } = call.ledger.actor;
    return { ok: true, view: { Details, Changes: 'Note', User: user, DateUTC: instant(call.ledger.now) } };
  });
}

function entryView(entry: HistoryRecord): WireObject {
  return {
    Changes: entry.changes,
    DateUTCString: utcString(entry.at).slice(0, 19),
    DateUTC: instant(entry.at),
    User: entry.user,
    Details: entry.details,
  };
}
