/** A change of an invoice goes into the books: only what differs there, and nothing over a change that somebody made there. */
import { type AllowedEdits, editsNeeded } from '../../domain/allowed-edits.ts';
import {
  type ContentField,
  fieldsChangedThere,
  fieldsToSend,
  fieldWords,
  type InvoiceContent,
  pairLines,
  withFields,
} from '../../domain/invoice-content.ts';
import type { Problem } from '../../domain/problem.ts';
import type { InvoiceToUpdate, LedgerInvoice } from '../../providers/provider.ts';
import type { ConnectionRow } from '../../store/connections.ts';
import { billedContact } from '../../store/customers.ts';
import { findInvoicesByIds } from '../../store/invoices.ts';
import { allowedEditsOf, inBooks } from '../../store/invoices-in-books.ts';
import { findMergedContacts } from '../../store/ledger-contacts.ts';
import { ledgerLabel } from '../../store/ledger-references.ts';
import { findLinks, subjectKey } from '../../store/links.ts';
import { agreeUpon, findMirrorContents, type MirrorContent } from '../../store/mirror-contents.ts';
import { findMirrors, type MirrorRow } from '../../store/mirrors.ts';
import { type PreFlight, preFlight } from '../../store/pre-flight.ts';
import type { SyncOperationRow } from '../../store/sync-operations.ts';
import { contentOf } from '../apply-contents.ts';
import { type Ours, payloadOf } from './create-invoice.ts';
import { contentAsked, fieldsSent, finishInvoices } from './finish-invoices.ts';
import { type Element, type Finished, type Kind, type Place, vanished } from './kind.ts';

type UpdatePayload = InvoiceToUpdate & Ours;

const IDS_A_CALL = 40;

/** Null: the books hold it already. */
type Updated = LedgerInvoice | null;

export const updateInvoice: Kind<UpdatePayload, Updated> = {
  // It might arrive after a newer one, or over a change that was made there meanwhile.
  isSaidAnew: true,
  // No more than one look can bring back.
  batchSize: (books) => Math.min(books.batchSize, IDS_A_CALL),

  async prepare(place, operations) {
    const facts = await loadFacts(place, operations);
    const elements: Element<UpdatePayload>[] = [];
    const finished: Finished<Updated>[] = [];
    const refused: { operation: SyncOperationRow; problems: readonly Problem[] }[] = [];
    for (const operation of operations) {
      const judged = judge(place.connection, operation, facts.of(operation.subject_id));
      if (judged.kind === 'refuse') refused.push({ operation, problems: judged.problems });
      else if (judged.payload.sends.length > 0) elements.push({ operation, payload: judged.payload });
      else finished.push({ operation, record: null });
      if (judged.kind === 'go' && judged.agreed !== null)
        await agreeUpon(place.tx, operation.workspace_id, operation.subject_id, judged.agreed);
    }
    return { elements, finished, refused };
  },

  fitting: (books, elements) => books.fitting({ kind: 'invoiceUpdates', elements }),

  send: (books, elements, key) =>
    books.updateInvoices(
      elements.map(({ payload }) => payload),
      key,
    ),

  /** Books that hold what was sent have got it, whoever wrote it there. */
  async look(books, elements) {
    const read = await books.invoicesById(elements.map(({ payload }) => payload.ledgerId));
    if (!read.ok) return read;
    const found = elements.map(({ operation, payload }) => {
      const asSent = (invoice: LedgerInvoice) =>
        invoice.ledgerId === payload.ledgerId && isAsSent(payload, contentOf(invoice));
      return [operation.id, read.value.filter(asSent)] as const;
    });
    return { ok: true, value: new Map(found) };
  },

  async finish(place, finished, readAt) {
    const read = finished.flatMap(({ operation, record }) =>
      record === null ? [] : [{ operation, record }],
    );
    await finishInvoices(place, read, readAt);
  },
};

type Facts = {
  readonly check: PreFlight | undefined;
  readonly mirror: MirrorRow | undefined;
  readonly content: MirrorContent | undefined;
  readonly contactLedgerId: string | undefined;
};

async function loadFacts({ tx, connection }: Place, operations: readonly SyncOperationRow[]) {
  const { workspace_id: workspaceId, id: connectionId } = connection;
  const ids = operations.map((operation) => operation.subject_id);
  const invoices = await findInvoicesByIds(tx, workspaceId, ids);
  const checks = new Map(
    (await preFlight(tx, connection, invoices)).map((check) => [check.invoice.id, check]),
  );
  const mirrors = await findMirrors(tx, workspaceId, ids);
  const contents = await findMirrorContents(tx, workspaceId, ids);
  const contacts = await findLinks(
    tx,
    workspaceId,
    connectionId,
    invoices.map((invoice) => billedContact(connection, invoice)),
  );
  const merged = await findMergedContacts(tx, workspaceId, connectionId, [...contacts.values()]);
  return {
    of(invoiceId: string): Facts {
      const check = checks.get(invoiceId);
      const linked =
        check === undefined ? undefined : contacts.get(subjectKey(billedContact(connection, check.invoice)));
      return {
        check,
        mirror: mirrors.get(invoiceId),
        content: contents.get(invoiceId),
        // A customer who was merged there into another one is that one.
        contactLedgerId: linked === undefined ? undefined : (merged.get(linked) ?? linked),
      };
    },
  };
}

type Judged =
  | {
      readonly kind: 'go';
      readonly payload: UpdatePayload;
      /** Both sides have come to the same by themselves. */
      readonly agreed: MirrorContent | null;
    }
  | { readonly kind: 'refuse'; readonly problems: readonly Problem[] };

function judge(
  connection: ConnectionRow,
  operation: SyncOperationRow,
  { check, mirror, content, contactLedgerId }: Facts,
): Judged {
  if (check === undefined || mirror === undefined || content === undefined)
    return refuse(vanished('invoice'));
  if (contactLedgerId === undefined) return refuse(vanished('contact of this invoice'));
  const ledgerName = ledgerLabel(connection.provider);
  const allowed = allowedEditsOf(connection, mirror);
  if (allowed.fields.length === 0) return refuse(closed(connection, mirror, allowed));
  if (check.problems.length > 0) return { kind: 'refuse', problems: check.problems };
  const payload = updateOf(connection, operation, check, contactLedgerId, { mirror, content });
  const asked = contentAsked(payload);
  const { agreed, theirs } = content;
  const changed = fieldsToSend(asked, agreed);
  const sends = changed.filter((field) => fieldsToSend(asked, theirs).includes(field));
  const changedThere = fieldsChangedThere(agreed, theirs);
  const clashes = sends.filter((field) => changedThere.includes(field));
  if (clashes.length > 0) return refuse(changedMeanwhile(clashes, ledgerName));
  const forbidden = editsNeeded(sends, asked, theirs).filter((edit) => !allowed.fields.includes(edit));
  if (forbidden.length > 0) return refuse(hasMoney(ledgerName));
  const alike = changedThere.filter((field) => changed.includes(field));
  return {
    kind: 'go',
    payload: { ...payload, sends },
    agreed: alike.length === 0 ? null : { theirs, agreed: withFields(agreed, theirs, alike) },
  };
}

/** All of it as it shall be; what of it is sent is decided by what the books hold. */
function updateOf(
  connection: ConnectionRow,
  operation: SyncOperationRow,
  check: PreFlight,
  contactLedgerId: string,
  { mirror, content }: { readonly mirror: MirrorRow; readonly content: MirrorContent },
): UpdatePayload {
  const {
    number: _number,
    arriveAs: _arriveAs,
    lines,
    ...rest
  } = payloadOf(operation, check, contactLedgerId);
  const held = new Set(content.theirs.lines.map(({ ledgerLineId }) => ledgerLineId));
  const named = lines.map((line, index) => {
    const ledgerLineId = check.lines[index]?.ledger_line_id ?? null;
    // One that somebody took out there is a new one.
    return { ...line, ledgerLineId: held.has(ledgerLineId) ? ledgerLineId : null };
  });
  const { hasPayments, hasCredits } = inBooks(connection, mirror);
  return {
    ...rest,
    ledgerId: mirror.ledger_id,
    version: mirror.version,
    sends: [],
    lines: hasPayments || hasCredits ? taxedAsBefore(named, content.agreed) : named,
  };
}

/** Once money was applied, item and tax stay as they are, whatever the mapping says by now. */
function taxedAsBefore(lines: UpdatePayload['lines'], agreed: InvoiceContent): UpdatePayload['lines'] {
  return pairLines(lines, agreed.lines).map(([line, like]) =>
    like === null ? line : { ...line, itemCode: like.itemCode, taxType: like.taxType },
  );
}

function isAsSent(payload: UpdatePayload, held: InvoiceContent): boolean {
  return !fieldsToSend(contentAsked(payload), held).some((field) => fieldsSent(payload).includes(field));
}

function refuse(problem: Problem): Judged {
  return { kind: 'refuse', problems: [problem] };
}

const nowhere = { field: null, setting: null, ledgerWords: null };

function closed(connection: ConnectionRow, mirror: MirrorRow, { why }: AllowedEdits): Problem {
  const isGone = mirror.ledger_status === 'voided' || mirror.ledger_status === 'deleted';
  const message = `It can no longer be changed in ${ledgerLabel(connection.provider)}. ${why ?? ''}`;
  return { code: isGone ? 'DeletedInBooks' : 'PeriodLocked', message, ...nowhere };
}

function hasMoney(ledgerName: string): Problem {
  const message = `Money was applied to it in ${ledgerName} meanwhile: what it comes to can no longer change. Change it back, or take the money off it there and press Retry.`;
  return { code: 'InvoiceHasPayments', message, ...nowhere };
}

function changedMeanwhile(fields: readonly ContentField[], ledgerName: string): Problem {
  const what = fields.map((field) => fieldWords[field]).join(', ');
  const message = `It was changed in ${ledgerName} meanwhile: ${what}. Take theirs, or keep ours.`;
  return { code: 'ChangedInBooks', message, ...nowhere };
}
