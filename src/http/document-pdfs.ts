/** PDFs of our own: a quote or an order, and an invoice as it stands here. The ledger's PDF is another. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Actor } from '../commands/actor.ts';
import { todayIn } from '../domain/calendar.ts';
import { renderPdf } from '../lib/pdf.ts';
import { findInvoice } from '../store/invoices.ts';
import { findSalesDoc } from '../store/sales-docs.ts';
import type { AppDeps } from './deps.ts';
import { disposition } from './disposition.ts';
import { invoiceView } from './invoice-view.ts';
import { loadLetterhead } from './letterhead.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { printedInvoice, printedSalesDoc } from './print-records.ts';
import { type PrintedDocument, pagesOf } from './printed-document.ts';
import { found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import { showSalesDoc } from './sales-doc-answers.ts';
import { idParam, notFoundProblem, problems, security } from './schemas.ts';

const pdfOf = (records: 'sales-docs' | 'invoices', summary: string) =>
  createRoute({
    method: 'get',
    path: `/${records}/{id}/pdf` as const,
    tags: ['Documents'],
    summary,
    security,
    middleware: requirePermission('records:read'),
    request: { params: idParam },
    responses: {
      200: {
        description: 'The PDF',
        content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
      },
      ...problems,
      ...notFoundProblem,
    },
  });

export const documentPdfsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(pdfOf('sales-docs', 'A quote or an order as a PDF for the customer'), async (c) =>
      answered(await salesDocOf(deps, actorIn(c), c.req.valid('param').id), (bytes, headers) =>
        c.body(bytes, 200, headers),
      ),
    )
    .openapi(pdfOf('invoices', 'An invoice as a PDF of our own, besides the one of the books'), async (c) =>
      answered(await invoiceOf(deps, actorIn(c), c.req.valid('param').id), (bytes, headers) =>
        c.body(bytes, 200, headers),
      ),
    );

async function salesDocOf(deps: AppDeps, actor: Actor, id: string): Promise<PrintedDocument> {
  const head = found(await findSalesDoc(deps.db, actor.workspaceId, id), 'sales doc');
  const letterhead = await loadLetterhead(deps.db, actor.workspaceId, head);
  const doc = await showSalesDoc(deps, actor, head);
  const date = todayIn(letterhead.workspace.timeZone, head.createdAt.getTime());
  return printedSalesDoc({ ...doc, date }, letterhead);
}

async function invoiceOf(deps: AppDeps, actor: Actor, id: string): Promise<PrintedDocument> {
  const row = found(await findInvoice(deps.db, actor.workspaceId, id), 'invoice');
  const customer = { companyId: row.company_id, contactId: row.contact_id };
  const letterhead = await loadLetterhead(deps.db, actor.workspaceId, customer);
  const viewDeps = { db: deps.db, booksUrl: deps.booksUrl, now: deps.clock.now() };
  return printedInvoice(await invoiceView(viewDeps, actor, row), letterhead);
}

async function answered<Answer>(
  document: PrintedDocument,
  answer: (bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string>) => Answer,
): Promise<Answer> {
  const bytes = await renderPdf(pagesOf(document));
  return answer(new Uint8Array(bytes), {
    'content-type': 'application/pdf',
    'content-disposition': disposition(`${document.title} ${document.number}.pdf`),
  });
}
