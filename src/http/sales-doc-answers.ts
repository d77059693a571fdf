/** Sales docs as answers: with totals, the accounting cell, and what may be done now. */
import type { Actor } from '../commands/actor.ts';
import { decimal, plainText } from '../domain/decimal.ts';
import { computeTotals, type LineAmountType, type Totals } from '../domain/invoice.ts';
import { listSalesDocLines, type SalesDocHead, type SalesDocLine } from '../store/sales-docs.ts';
import { cellsFor } from './accounting-cell.ts';
import { withCustom } from './custom-of.ts';
import type { AppDeps } from './deps.ts';

type Action = 'accept' | 'undoAcceptance' | 'createInvoice' | 'createJob' | 'edit' | 'archive';

/** For lists: totals, but no lines. */
export async function showSalesDocs(deps: AppDeps, actor: Actor, docs: readonly SalesDocHead[]) {
  return (await completed(deps, actor, docs)).map((doc) => ({ ...doc, lines: null }));
}

export async function showSalesDoc(deps: AppDeps, actor: Actor, head: SalesDocHead) {
  const [doc] = await completed(deps, actor, [head]);
  if (doc === undefined) throw new Error('One sales doc in, none out');
  return doc;
}

async function completed(deps: AppDeps, actor: Actor, docs: readonly SalesDocHead[]) {
  const salesDocIds = docs.map(({ id }) => id);
  const cellOf = await cellsFor(deps, actor.workspaceId, { salesDocIds });
  const linesOf = byDoc(await listSalesDocLines(deps.db, actor.workspaceId, salesDocIds));
  const shown = await withCustom(deps.db, actor.workspaceId, docs);
  return shown.map((doc) => {
    const own = linesOf.get(doc.id) ?? [];
    // The table's check constraint admits no other type.
    const totals = computeTotals({ lineAmountType: doc.lineAmountType as LineAmountType, lines: own });
    const { subTotal, totalTax, total } = totals;
    return {
      ...doc,
      subTotal,
      totalTax,
      total,
      lines: own.map((line, index) => shownLine(line, totals, index)),
      accounting: cellOf(doc.id),
      actions: actionsOn(doc, actor),
    };
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

function shownLine({ salesDocId: _, ...line }: SalesDocLine, totals: Totals, index: number) {
  return {
    ...line,
    taxRate: plainText(decimal(line.taxRate)),
    quantity: plainText(decimal(line.quantity)),
    unitPrice: plainText(decimal(line.unitPrice)),
    discountRate: plainText(decimal(line.discountRate)),
    lineAmount: totals.lines[index]?.lineAmount ?? '0.00',
  };
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
