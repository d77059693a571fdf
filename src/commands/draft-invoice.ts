/** What the invoice screen opens with: a sales doc, a job or a customer, whole or in part. Nothing is saved. */
import { addDays, todayIn } from '../domain/calendar.ts';
import { type Decimal, decimal, moneyText, plainText, sum, ZERO } from '../domain/decimal.ts';
import {
  linesOfPart,
  linesOfRest,
  type Part,
  type PartLine,
  type SourceLine,
} from '../domain/part-invoice.ts';
import { type BilledInvoice, listBilledInvoices } from '../store/billed-invoices.ts';
import { recipientsOfCompany, recipientsOfContact } from '../store/billing-recipients.ts';
import type { ConnectionRow } from '../store/connections.ts';
import type { Db } from '../store/database.ts';
import { findDestination, toPlace } from '../store/destinations.ts';
import { findInvoiceSource, type InvoiceSource, type SourceId } from '../store/invoice-sources.ts';
import { findWorkspace } from '../store/workspaces.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { loadPriceList, type PriceList, priceInvoice } from './price-invoice.ts';
import { conflict, done, notFound, type Result } from './refusal.ts';

export type Draft = Omit<InvoiceSource, 'lines' | 'number'> & {
  readonly lines: readonly PartLine[];
  readonly billingEmail: string | null;
  readonly recipients: Awaited<ReturnType<typeof recipientsOfCompany>>;
  readonly issueDate: string;
  readonly dueDate: string;
  /** Those that it would go to. */
  readonly books: ConnectionRow | undefined;
  /** Null where nothing is sold yet: a customer alone. */
  readonly billing: Billing | null;
};

/** How much of a sales doc or job is invoiced: decimal strings in its currency, tax included. */
export type Billing = {
  readonly currency: string;
  readonly total: string;
  readonly invoiced: string;
  readonly remaining: string;
  readonly invoices: number;
};

export async function draftInvoice(
  { db, clock }: CommandDeps,
  { workspaceId }: Actor,
  from: SourceId,
  part: Part,
): Promise<Result<Draft>> {
  const workspace = await findWorkspace(db, workspaceId);
  if (workspace === undefined) return notFound('workspace');
  const source = await findInvoiceSource(db, workspaceId, from, workspace.currency);
  if (source === undefined) return notFound('record to invoice');
  const books = await findDestination(db, workspaceId, toPlace(source));
  const list = await loadPriceList(db, workspaceId, books);
  const issueDate = todayIn(list.connection?.time_zone ?? workspace.timeZone, clock.now().getTime());
  const earlier = await listBilledInvoices(db, workspaceId, source);
  const lines = partOf(source, part, earlier, list, issueDate);
  if (!lines.ok) return lines;
  const recipients = await recipientsOf(db, workspaceId, source);
  const { lines: _lines, ...head } = source;
  return done({
    ...head,
    lines: lines.value,
    books,
    billingEmail: recipients[0]?.email ?? null,
    recipients,
    issueDate,
    dueDate: addDays(issueDate, workspace.paymentTermsDays),
    billing: source.lines.length === 0 ? null : billingOf(source, earlier, list, issueDate),
  });
}

/** @returns no value where nothing is sold yet. */
export async function readBilling(
  { db, clock }: CommandDeps,
  { workspaceId }: Actor,
  from: Extract<SourceId, { readonly salesDocId: string } | { readonly jobId: string }>,
): Promise<Result<Billing | null>> {
  const workspace = await findWorkspace(db, workspaceId);
  const source = await findInvoiceSource(db, workspaceId, from, workspace?.currency ?? '');
  if (workspace === undefined || source === undefined) return notFound('record');
  if (source.lines.length === 0) return done(null);
  const list = await loadPriceList(db, workspaceId, await findDestination(db, workspaceId, toPlace(source)));
  const today = todayIn(workspace.timeZone, clock.now().getTime());
  return done(billingOf(source, await listBilledInvoices(db, workspaceId, source), list, today));
}

function partOf(
  source: InvoiceSource,
  part: Part,
  earlier: readonly BilledInvoice[],
  list: PriceList,
  issueDate: string,
): Result<readonly PartLine[]> {
  if (part.kind === 'whole') return done(source.lines);
  if (source.lines.length === 0)
    return conflict('nothingSold', 'It has no lines yet. Add what is sold first, then invoice a part of it.');
  if (part.kind !== 'rest')
    return done(linesOfPart(part, pricedLines(source, list, issueDate), source.reference ?? ''));
  const other = earlier.find(
    ({ currency, lineAmountType }) =>
      currency !== source.currency || lineAmountType !== source.lineAmountType,
  );
  if (other !== undefined)
    return conflict(
      'otherTerms',
      `${other.number ?? 'An earlier invoice'} is in another currency or with other tax terms: what remains cannot be told.`,
    );
  return done(linesOfRest(source.lines, earlier));
}

function pricedLines(source: InvoiceSource, list: PriceList, issueDate: string): readonly SourceLine[] {
  const { totals } = priceInvoice({ ...source, issueDate }, list);
  return source.lines.map((line, index) => ({
    ...line,
    lineAmount: totals.lines[index]?.lineAmount ?? '0',
    groupName: groupNameOf(line, list),
  }));
}

function groupNameOf(line: PartLine, list: PriceList): string {
  const category = line.categoryId === null ? undefined : list.categoryNames.get(line.categoryId);
  const tax = line.taxComponentId === null ? undefined : list.taxes.get(line.taxComponentId)?.name;
  return [category ?? 'Other', tax].filter((name) => name !== undefined).join(', ');
}

function billingOf(
  source: InvoiceSource,
  earlier: readonly BilledInvoice[],
  list: PriceList,
  issueDate: string,
): Billing {
  const total = decimal(priceInvoice({ ...source, issueDate }, list).totals.total);
  const alike = earlier.filter(({ currency }) => currency === source.currency);
  const invoiced = sum(alike.map((invoice) => decimal(invoice.total)));
  return {
    currency: source.currency,
    total: moneyText(total),
    invoiced: moneyText(invoiced),
    remaining: moneyText(notBelowZero(total.minus(invoiced))),
    invoices: earlier.length,
  };
}

function notBelowZero(value: Decimal): Decimal {
  return value.lt(ZERO) ? ZERO : value;
}

function recipientsOf(db: Db, workspaceId: string, { companyId, contactId }: InvoiceSource) {
  if (companyId !== null) return recipientsOfCompany(db, workspaceId, companyId);
  return contactId === null ? Promise.resolve([]) : recipientsOfContact(db, workspaceId, contactId);
}

/** As lines stand on the wire: numbers without trailing zeros. */
export function shownPartLine({
  accountCode: _a,
  itemCode: _i,
  taxType: _t,
  tracking: _k,
  ...line
}: PartLine) {
  return {
    ...line,
    quantity: plainText(decimal(line.quantity)),
    unitPrice: plainText(decimal(line.unitPrice)),
    discountRate: plainText(decimal(line.discountRate)),
  };
}
