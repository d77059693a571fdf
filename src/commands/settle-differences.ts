/** What was changed in the books is settled by a person: theirs is taken over here, or ours goes there again. */
import { editsNeeded } from '../domain/allowed-edits.ts';
import {
  type ContentField,
  fieldsChangedThere,
  type InvoiceContent,
  withFields,
} from '../domain/invoice-content.ts';
import { takeLines } from '../domain/take-theirs.ts';
import { losesCreditedLine } from '../store/credit-notes.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import {
  documentOptions,
  findInvoice,
  type InvoiceChange,
  type InvoiceRow,
  updateInvoice,
} from '../store/invoices.ts';
import { allowedEditsOf } from '../store/invoices-in-books.ts';
import { setLedgerLineIds } from '../store/ledger-lines.ts';
import { findCustomerOfContact } from '../store/links.ts';
import { agreeUpon, findMirrorContents, type MirrorContent } from '../store/mirror-contents.ts';
import { type PreFlight, preFlight } from '../store/pre-flight.ts';
import type { Actor } from './actor.ts';
import { changesSince, invoiceInWords } from './invoice-changes.ts';
import { lockStanding, type Standing } from './invoice-standing.ts';
import { recordInvoice } from './issue-invoice.ts';
import { loadPriceList, priceInvoice } from './price-invoice.ts';
import type { QueueDeps } from './queue-invoices.ts';
import { isOpenUpdate, queueUpdate } from './queue-update.ts';
import { conflict, done, notFound, type Result } from './refusal.ts';

/** Which fields; null: all that differ. */
export type Chosen = readonly ContentField[] | null;

/** Theirs is written here; nothing goes to the books but a change of ours that waited for this. */
export function takeTheirs(deps: QueueDeps, actor: Actor, id: string, chosen: Chosen): Promise<Result<null>> {
  return settle(deps, actor, id, { chosen, isOurs: false }, async (tx, place) => {
    const { invoice, standing, content, fields } = place;
    const [check] = await preFlight(tx, standing.connection, [invoice]);
    if (check === undefined) return notFound('invoice');
    const customer = fields.includes('contact')
      ? await findCustomerOfContact(
          tx,
          actor.workspaceId,
          standing.connection.id,
          content.theirs.contactLedgerId ?? '',
        )
      : null;
    if (customer === undefined)
      return conflict(
        'contactNotLinked',
        'Its contact in the books is linked to no customer here. Link it, or keep ours.',
      );
    const change = changeFrom(check, content.theirs, fields, customer);
    if (await losesCreditedLine(tx, actor.workspaceId, id, change.lineIds))
      return conflict('lineCredited', 'A line that a credit note was given for is gone in the books.');
    const before = await invoiceInWords(tx, invoice);
    await saveTaken(deps, tx, place, change);
    const changes = await changesSince(tx, actor.workspaceId, id, before);
    await recordInvoice(deps, tx, actor, invoice, 'taken from the books', { changes });
    return done(null);
  });
}

/** Ours stays, and is sent again, where the books still take such a change. */
export function keepOurs(deps: QueueDeps, actor: Actor, id: string, chosen: Chosen): Promise<Result<null>> {
  return settle(deps, actor, id, { chosen, isOurs: true }, async (tx, place) => {
    const { invoice, standing, content, fields } = place;
    const allowed = allowedEditsOf(standing.connection, standing.mirror);
    const needed = editsNeeded(fields, content.agreed, content.theirs);
    if (needed.some((field) => !allowed.fields.includes(field)))
      return conflict('cannotKeep', allowed.why ?? 'The books no longer take such a change.');
    await recordInvoice(deps, tx, actor, invoice, 'kept against the books');
    return done(null);
  });
}

type Place = {
  readonly invoice: InvoiceRow;
  readonly standing: Extract<Standing, { readonly kind: 'inBooks' }>;
  readonly content: MirrorContent;
  readonly fields: readonly ContentField[];
};

/** Either way both sides agree upon theirs of these fields afterwards: whatever of ours differs from it is a change to send. */
function settle(
  deps: QueueDeps,
  actor: Actor,
  id: string,
  { chosen, isOurs }: { readonly chosen: Chosen; readonly isOurs: boolean },
  act: (tx: Tx, place: Place) => Promise<Result<null>>,
): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const locked = await lockStanding(tx, workspaceId, id);
    if (locked === undefined) return notFound('invoice');
    const { invoice, standing } = locked;
    if (standing.kind !== 'inBooks')
      return conflict('onItsWay', 'Something of it is on its way to the books. Wait for the answer.');
    const content = (await findMirrorContents(tx, workspaceId, [id])).get(id);
    const differing = content === undefined ? [] : fieldsChangedThere(content.agreed, content.theirs);
    const fields = differing.filter((field) => chosen === null || chosen.includes(field));
    // Pressed twice: the first press settled it.
    if (content === undefined || fields.length === 0) return done(null);
    const outcome = await act(tx, { invoice, standing, content, fields });
    if (!outcome.ok) return outcome;
    const agreed = withFields(content.agreed, content.theirs, fields);
    await agreeUpon(tx, workspaceId, id, { ...content, agreed });
    const now = await findInvoice(tx, workspaceId, id);
    // A change of ours that waited for this can go now.
    if (now !== undefined && (isOurs || isOpenUpdate(standing.latest)))
      await queueUpdate(deps, tx, actor, now, standing);
    return done(null);
  });
}

function changeFrom(
  { invoice, lines, resolved }: PreFlight,
  theirs: InvoiceContent,
  fields: readonly ContentField[],
  customer: { readonly companyId: string | null; readonly contactId: string | null } | null,
): InvoiceChange {
  const takes = (field: ContentField) => fields.includes(field);
  const ours = lines.map((line, index) => ({
    row: line,
    id: line.id,
    ledgerLineId: line.ledger_line_id,
    accountCode: line.account_code,
    itemCode: line.item_code,
    taxType: line.tax_type,
    tracking: line.tracking,
    resolved: {
      accountCode: resolved[index]?.accountCode ?? null,
      itemCode: resolved[index]?.itemCode ?? null,
      taxType: resolved[index]?.taxType ?? null,
      tracking: resolved[index]?.tracking ?? [],
    },
  }));
  const kept = lines.map((line, index) => ({
    ours: ours[index] ?? null,
    description: line.description,
    quantity: line.quantity,
    unitPrice: line.unit_price,
    discountRate: line.discount_rate,
    accountCode: line.account_code,
    itemCode: line.item_code,
    taxType: line.tax_type,
    tracking: line.tracking,
  }));
  const taken = takes('lines') ? takeLines(ours, theirs.lines) : kept;
  return {
    companyId: customer === null ? invoice.company_id : customer.companyId,
    contactId: customer === null ? invoice.contact_id : customer.contactId,
    billingEmail: invoice.billing_email,
    salesDocId: invoice.sales_doc_id,
    jobId: invoice.job_id,
    currency: invoice.currency,
    // The table's check constraint admits no other type.
    lineAmountType: ((takes('lineAmountType') ? theirs.lineAmountType : null) ??
      invoice.line_amount_type) as InvoiceChange['lineAmountType'],
    issueDate: (takes('issueDate') ? theirs.issueDate : null) ?? invoice.issue_date,
    dueDate: takes('dueDate') ? theirs.dueDate : invoice.due_date,
    reference: takes('reference') ? theirs.reference : invoice.reference,
    number: invoice.number,
    arriveAs: documentOptions(invoice).arriveAs,
    brandingThemeId: takes('brandingTheme') ? theirs.brandingThemeId : invoice.branding_theme_id,
    currencyRate: takes('currencyRate') ? theirs.currencyRate : invoice.currency_rate,
    externalId: invoice.external_id,
    lineIds: taken.map((line) => line.ours?.id ?? null),
    lines: taken.map(({ ours: own, description, quantity, unitPrice, discountRate, ...codes }) => ({
      description,
      quantity,
      unitPrice,
      discountRate,
      productId: own?.row.product_id ?? null,
      categoryId: own?.row.category_id ?? null,
      taxComponentId: own?.row.tax_component_id ?? null,
      accountCode: codes.accountCode,
      itemCode: codes.itemCode,
      taxType: codes.taxType,
      tracking: codes.tracking,
    })),
  };
}

async function saveTaken(
  deps: QueueDeps,
  tx: Tx,
  {
    invoice: { workspace_id: workspaceId, id },
    standing: { connection },
    content: { theirs },
    fields,
  }: Place,
  change: InvoiceChange,
): Promise<void> {
  const lineIds = change.lineIds.map((lineId) => lineId ?? deps.ids());
  await updateInvoice(tx, workspaceId, id, {
    ...change,
    totals: priceInvoice(change, await loadPriceList(tx, workspaceId, connection)).totals,
    lineIds,
    now: deps.clock.now(),
  });
  if (!fields.includes('lines')) return;
  const named = lineIds.flatMap((lineId, index) => {
    const ledgerLineId = theirs.lines[index]?.ledgerLineId ?? null;
    return ledgerLineId === null ? [] : [{ lineId, ledgerLineId }];
  });
  await setLedgerLineIds(tx, workspaceId, named);
}
