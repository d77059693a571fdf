/** Sales docs as answers: with totals, the accounting cell, and what may be done now. */
import type { Actor } from '../commands/actor.ts';
import { decimal, plainText } from '../domain/decimal.ts';
import { type LineKind, sectionTotals } from '../domain/document-lines.ts';
import { computeTotals, type LineAmountType, type Totals } from '../domain/invoice.ts';
import {
  listSalesDocLines,
  type SalesDocHead,
  type SalesDocLine,
  type SalesDocLineToWrite,
} from '../store/sales-docs.ts';
import { listTaxComponents } from '../store/tax-components.ts';
import { cellsFor } from './accounting-cell.ts';
import { withCustom } from './custom-of.ts';
import type { AppDeps } from './deps.ts';

type Action = 'accept' | 'undoAcceptance' | 'createInvoice' | 'createJob' | 'edit' | 'archive';

/** For lists: totals, but no lines. */
export async function showSalesDocs(deps: AppDeps, actor: Actor, docs: readonly SalesDocHead[]) {
  return (await completed(deps, actor, docs)).map(({ doc }) => ({ ...doc, lines: null }));
}

export async function showSalesDoc(deps: AppDeps, actor: Actor, head: SalesDocHead) {
  const [shown] = await completed(deps, actor, [head]);
  if (shown === undefined) throw new Error('One sales doc in, none out');
  const { doc, lines, totals } = shown;
  return { ...doc, lines: shownLines(lines, totals) };
}

async function completed(deps: AppDeps, actor: Actor, docs: readonly SalesDocHead[]) {
  const { workspaceId } = actor;
  const salesDocIds = docs.map(({ id }) => id);
  const [cellOf, lines, shown] = await Promise.all([
    cellsFor(deps, workspaceId, { salesDocIds }),
    listSalesDocLines(deps.db, workspaceId, salesDocIds),
    withCustom(deps.db, workspaceId, docs),
  ]);
  const linesOf = byDoc(lines);
  return shown.map((doc) => {
    const own = linesOf.get(doc.id) ?? [];
    // The table's check constraint admits no other type.
    const totals = computeTotals({ lineAmountType: doc.lineAmountType as LineAmountType, lines: own });
    const { subTotal, totalTax, total } = totals;
    const accounting = cellOf(doc.id);
    const actions = actionsOn(doc, actor);
    return { doc: { ...doc, subTotal, totalTax, total, accounting, actions }, lines: own, totals };
  });
}

function byDoc(lines: readonly SalesDocLine[]): ReadonlyMap<string, readonly SalesDocLine[]> {
  const groups = new Map<string, SalesDocLine[]>();
  for (const line of lines) {
    const group = groups.get(line.salesDocId);
    if (group === undefined) groups.set(line.salesDocId, [line]);
    else group.push(line);
  }
  return groups;
}

function shownLines(lines: readonly SalesDocLine[], totals: Totals) {
  const amounts = amountsOf(lines, totals);
  return lines.map(({ salesDocId: _, ...line }, index) => ({
    ...line,
    taxRate: plainText(decimal(line.taxRate)),
    quantity: plainText(decimal(line.quantity)),
    unitPrice: plainText(decimal(line.unitPrice)),
    discountRate: plainText(decimal(line.discountRate)),
    lineAmount: amounts[index]?.lineAmount ?? '0.00',
    taxAmount: totals.lines[index]?.taxAmount ?? '0.00',
    sectionTotal: amounts[index]?.sectionTotal ?? null,
  }));
}

function amountsOf(lines: readonly { readonly kind: LineKind }[], totals: Totals) {
  const amounts = lines.map(({ kind }, index) => ({
    kind,
    lineAmount: totals.lines[index]?.lineAmount ?? '0.00',
  }));
  const sections = sectionTotals(amounts);
  return amounts.map(({ lineAmount }, index) => ({ lineAmount, sectionTotal: sections[index] ?? null }));
}

/** What lines that are being typed come to, by the same rules as saved ones. */
export async function previewSalesDoc(
  deps: AppDeps,
  actor: Actor,
  doc: { readonly lineAmountType: LineAmountType; readonly lines: readonly SalesDocLineToWrite[] },
) {
  const taxes = await listTaxComponents(deps.db, actor.workspaceId);
  const rates = new Map(taxes.map(({ id, rate }) => [id, rate]));
  const totals = computeTotals({
    lineAmountType: doc.lineAmountType,
    lines: doc.lines.map((line) => ({ ...line, taxRate: rates.get(line.taxComponentId ?? '') ?? '0' })),
  });
  const { subTotal, totalTax, total } = totals;
  return { subTotal, totalTax, total, lines: amountsOf(doc.lines, totals) };
}

function actionsOn(doc: SalesDocHead, actor: Actor): Action[] {
  if (doc.archivedAt !== null) return [];
  const hasCustomer = doc.companyId !== null || doc.contactId !== null;
  const canAccept = actor.can('salesDocs:write') && actor.can('jobs:write');
  const isAccepted = doc.kind === 'order' && doc.acceptedAt !== null;
  const actions: readonly (readonly [Action, boolean])[] = [
    ['accept', doc.kind === 'quote' && canAccept],
    ['createInvoice', hasCustomer && actor.can('invoices:write')],
    ['createJob', actor.can('jobs:write')],
    ['edit', actor.can('salesDocs:write')],
    ['undoAcceptance', isAccepted && canAccept],
    ['archive', actor.can('salesDocs:write')],
  ];
  return actions.flatMap(([action, isAllowed]) => (isAllowed ? [action] : []));
}
