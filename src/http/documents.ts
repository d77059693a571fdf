/** What the books do with an invoice for its customer: e-mailed, shown on the web, printed, with files and notes. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { addNote } from '../commands/add-note.ts';
import { askBooks, PDF_SHOWN_MS } from '../commands/ask-books.ts';
import { attachFile, withdrawFile } from '../commands/attach-file.ts';
import { emailAgain, emailInvoice, emailWasSent } from '../commands/email-invoice.ts';
import type { Result } from '../commands/refusal.ts';
import { LONGEST_NOTE } from '../domain/document.ts';
import { findInvoiceEmail } from '../store/invoice-emails.ts';
import { findFileContent, findInvoiceFile } from '../store/invoice-files.ts';
import { findInvoice } from '../store/invoices.ts';
import { findLedgerPdf } from '../store/ledger-reads.ts';
import type { HttpEnv } from './deps.ts';
import { disposition } from './disposition.ts';
import { documentsSchema, documentsView } from './documents-view.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found, HttpProblem } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  externalId,
  idParam,
  json,
  jsonBody,
  notFoundProblem,
  problems,
  requiredText,
  security,
} from './schemas.ts';

const tags = ['Invoices'];
const sends = { tags, security, middleware: requirePermission('invoices:send') };
const reads = { tags, security, middleware: requirePermission('records:read') };
const answered = {
  200: json(documentsSchema, 'The documents as they are now'),
  ...problems,
  ...notFoundProblem,
  ...conflictProblem,
};

const list = createRoute({
  ...reads,
  method: 'get',
  path: '/invoices/{id}/documents',
  summary: 'What the books did with an invoice for its customer, as far as it was asked for',
  request: { params: idParam },
  responses: {
    200: json(documentsSchema, 'E-mail, link, PDF, files, notes'),
    ...problems,
    ...notFoundProblem,
  },
});

const ask = createRoute({
  ...reads,
  method: 'post',
  path: '/invoices/{id}/documents/{what}',
  summary: 'Have the online link, the PDF, the files or the history read from the books',
  description: 'Answers at once; what was read comes by event.',
  request: { params: idParam.extend({ what: z.enum(['onlineUrl', 'pdf', 'files', 'history']) }) },
  responses: answered,
});

const pdf = createRoute({
  ...reads,
  method: 'get',
  path: '/invoices/{id}/ledger-pdf',
  summary: 'The invoice as the books print it, once it was read',
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

const email = createRoute({
  ...sends,
  method: 'post',
  path: '/invoices/{id}/emails',
  summary: 'Have the books e-mail the invoice to the customer’s address there',
  description:
    'What would not be sent is refused here, before anything is asked. One with an `externalId` is asked for once.',
  request: {
    params: idParam,
    body: jsonBody(z.strictObject({ externalId: externalId.default(null) }).openapi('EmailToSend')),
  },
  responses: answered,
});

const settle = (name: 'send-again' | 'was-sent', summary: string) =>
  createRoute({
    ...sends,
    method: 'post',
    path: `/invoice-emails/{id}/${name}` as const,
    summary,
    request: { params: idParam },
    responses: answered,
  });

const add = createRoute({
  ...sends,
  method: 'post',
  path: '/invoices/{id}/files',
  summary: 'Attach a file, here and in the books',
  description:
    'The bytes are the body, their type its Content-Type. At most 10 MB, and ten files an invoice.',
  request: {
    params: idParam,
    query: z.object({
      name: requiredText(200),
      isOnline: z
        .enum(['true', 'false'])
        .default('false')
        .openapi({ description: 'Whether the customer sees it with the online invoice' }),
    }),
    body: {
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
  responses: answered,
});

const content = createRoute({
  ...reads,
  method: 'get',
  path: '/invoice-files/{id}/content',
  summary: 'A file that was attached here, byte for byte',
  request: { params: idParam },
  responses: {
    200: {
      description: 'The file',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problems,
    ...notFoundProblem,
  },
});

const withdraw = createRoute({
  ...sends,
  method: 'delete',
  path: '/invoice-files/{id}',
  summary: 'Take back a file that has not gone to the books',
  request: { params: idParam },
  responses: answered,
});

const note = createRoute({
  ...sends,
  method: 'post',
  path: '/invoices/{id}/notes',
  summary: 'Add a note to the history of the invoice in the books',
  request: {
    params: idParam,
    body: jsonBody(z.strictObject({ text: requiredText(LONGEST_NOTE) }).openapi('NoteToAdd')),
  },
  responses: answered,
});

export const documentsRoutes: Routes = (deps) => {
  const commandDeps = { ...deps, publicUrl: deps.config.publicUrl };
  const shown = async (c: Context<HttpEnv>, invoiceId: string) => {
    const actor = actorIn(c);
    const invoice = found(await findInvoice(deps.db, actor.workspaceId, invoiceId), 'invoice');
    return documentsView(deps.db, deps.clock.now(), actor, invoice);
  };
  const acted = async (c: Context<HttpEnv>, invoiceId: string, outcome: Result<unknown>) => {
    accepted(outcome);
    return shown(c, invoiceId);
  };
  const emailOf = async (c: Context<HttpEnv>, id: string) =>
    found(await findInvoiceEmail(deps.db, actorIn(c).workspaceId, id), 'e-mail');
  const fileOf = async (c: Context<HttpEnv>, id: string) =>
    found(await findInvoiceFile(deps.db, actorIn(c).workspaceId, id), 'file');
  return newRouter()
    .openapi(list, async (c) => c.json(await shown(c, c.req.valid('param').id), 200))
    .openapi(ask, async (c) => {
      const { id, what } = c.req.valid('param');
      return c.json(await acted(c, id, await askBooks(deps, actorIn(c), id, what)), 200);
    })
    .openapi(pdf, async (c) => {
      const { id } = c.req.valid('param');
      const { workspaceId } = actorIn(c);
      const invoice = found(await findInvoice(deps.db, workspaceId, id), 'invoice');
      const readAfter = new Date(deps.clock.now().getTime() - PDF_SHOWN_MS);
      const bytes = await findLedgerPdf(deps.db, workspaceId, id, readAfter);
      if (bytes === undefined)
        throw new HttpProblem(
          404,
          'pdfNotRead',
          'The PDF was not read from the books yet. Ask for it first.',
        );
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': 'application/pdf',
        'content-disposition': disposition(`${invoice.number ?? 'invoice'}.pdf`),
      });
    })
    .openapi(email, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(
        await acted(c, id, await emailInvoice(commandDeps, actorIn(c), id, c.req.valid('json').externalId)),
        200,
      );
    })
    .openapi(
      settle('send-again', 'Say that an e-mail in doubt was not sent, and send it again'),
      async (c) => {
        const { id, invoice_id: invoiceId } = await emailOf(c, c.req.valid('param').id);
        return c.json(await acted(c, invoiceId, await emailAgain(deps, actorIn(c), id)), 200);
      },
    )
    .openapi(settle('was-sent', 'Say that an e-mail in doubt was sent'), async (c) => {
      const { id, invoice_id: invoiceId } = await emailOf(c, c.req.valid('param').id);
      return c.json(await acted(c, invoiceId, await emailWasSent(deps, actorIn(c), id)), 200);
    })
    .openapi(add, async (c) => {
      const { id } = c.req.valid('param');
      const { name, isOnline } = c.req.valid('query');
      const file = {
        name,
        type: typeIn(c.req.header('content-type')),
        isOnline: isOnline === 'true',
        content: new Uint8Array(await c.req.arrayBuffer()),
      };
      return c.json(await acted(c, id, await attachFile(deps, actorIn(c), id, file)), 200);
    })
    .openapi(content, async (c) => {
      const file = await fileOf(c, c.req.valid('param').id);
      const bytes = found(await findFileContent(deps.db, file.workspace_id, file.id), 'file');
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': file.type,
        'content-disposition': disposition(file.name),
      });
    })
    .openapi(withdraw, async (c) => {
      const { id, invoice_id: invoiceId } = await fileOf(c, c.req.valid('param').id);
      return c.json(await acted(c, invoiceId, await withdrawFile(deps, actorIn(c), id)), 200);
    })
    .openapi(note, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await acted(c, id, await addNote(deps, actorIn(c), id, c.req.valid('json').text)), 200);
    });
};

/** The type alone; what is none becomes bytes. */
function typeIn(header: string | undefined): string {
  const type = (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(type) ? type : 'application/octet-stream';
}
