/** Imports: customers and invoices from CSV, tried first, then done whole or not at all. */
import { createRoute, z } from '@hono/zod-openapi';
import { importCustomers } from '../commands/import-customers.ts';
import { importInvoices } from '../commands/import-invoices.ts';
import { type ImportReport, mostErrors } from '../commands/import-report.ts';
import type { AppDeps } from './deps.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { HttpProblem, problemSchema } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import { json, jsonBody, problems, security } from './schemas.ts';

const tags = ['Import'];

const counts = z.object({
  companies: z.int(),
  contacts: z.int(),
  invoices: z.int(),
  lines: z.int(),
  categories: z.int(),
  taxComponents: z.int(),
});

const reportSchema = z
  .object({
    columns: z.array(z.string()).readonly(),
    map: z.record(z.string(), z.string()).openapi({ description: 'Field → the column that holds it' }),
    rows: z.int(),
    willCreate: counts,
    created: counts.nullable().openapi({ description: 'Null where nothing was saved' }),
    skipped: z.int().openapi({ description: 'Customers or invoices that are there already' }),
    errors: z
      .array(z.object({ line: z.int(), column: z.string().nullable(), message: z.string() }))
      .readonly()
      .openapi({ description: `At most ${mostErrors}` }),
    total: z
      .string()
      .nullable()
      .openapi({ description: 'Of the new invoices, where they have one currency' }),
  })
  .openapi('ImportReport');

const refusedSchema = problemSchema.extend({ report: reportSchema.optional() }).openapi('ImportProblem');

const csv = z
  .string()
  .min(1)
  .max(20 * 1024 * 1024);
const map = z
  .record(z.string().max(100), z.string().max(255))
  .default({})
  .openapi({ description: 'Field → column, where the names do not say it' });
const customersBody = jsonBody(
  z.strictObject({ csv, map, dryRun: z.boolean().default(false) }).openapi('CustomersImport'),
);
const invoicesBody = jsonBody(
  z
    .strictObject({ csv, map, issue: z.boolean().default(false), dryRun: z.boolean().default(false) })
    .openapi('InvoicesImport'),
);
const responses = {
  200: json(reportSchema, 'What was imported, or in a preview what would be'),
  401: problems[401],
  403: problems[403],
  422: {
    description: 'Nothing was imported; `report` says why, line by line',
    content: { 'application/problem+json': { schema: refusedSchema } },
  },
};

const previewCustomers = createRoute({
  method: 'post',
  path: '/imports/customers/preview',
  tags,
  summary: 'Try an import of customers; nothing is saved',
  security,
  middleware: requirePermission('customers:write'),
  request: { body: customersBody },
  responses,
});

const runCustomers = createRoute({
  method: 'post',
  path: '/imports/customers',
  tags,
  summary: 'Import customers: all of the file, or nothing',
  security,
  middleware: requirePermission('customers:write'),
  request: { body: customersBody },
  responses,
});

const previewInvoices = createRoute({
  method: 'post',
  path: '/imports/invoices/preview',
  tags,
  summary: 'Try an import of invoices, one row a line; nothing is saved',
  security,
  middleware: requirePermission('invoices:write'),
  request: { body: invoicesBody },
  responses,
});

const runInvoices = createRoute({
  method: 'post',
  path: '/imports/invoices',
  tags,
  summary: 'Import invoices, one row a line, and send them to the books where `issue` is true',
  security,
  middleware: requirePermission('invoices:write'),
  request: { body: invoicesBody },
  responses,
});

export const importsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(previewCustomers, async (c) => {
      const report = await importCustomers(deps, actorIn(c), { ...c.req.valid('json'), isDryRun: true });
      return c.json({ ...report, created: null }, 200);
    })
    .openapi(runCustomers, async (c) => {
      const { dryRun, ...body } = c.req.valid('json');
      return c.json(
        outcomeOf(await importCustomers(deps, actorIn(c), { ...body, isDryRun: dryRun }), dryRun),
        200,
      );
    })
    .openapi(previewInvoices, async (c) => {
      const report = await importInvoices(queueDeps(deps), actorIn(c), {
        ...c.req.valid('json'),
        isDryRun: true,
      });
      return c.json({ ...report, created: null }, 200);
    })
    .openapi(runInvoices, async (c) => {
      const { dryRun, ...body } = c.req.valid('json');
      const actor = actorIn(c);
      if (body.issue && !actor.can('invoices:send')) {
        throw new HttpProblem(403, 'forbidden', 'Your role does not allow sending invoices (invoices:send).');
      }
      return c.json(
        outcomeOf(await importInvoices(queueDeps(deps), actor, { ...body, isDryRun: dryRun }), dryRun),
        200,
      );
    });

function queueDeps({ config, ...deps }: AppDeps) {
  return { ...deps, publicUrl: config.publicUrl };
}

function outcomeOf(report: ImportReport, isDryRun: boolean) {
  if (report.errors.length === 0) return { ...report, created: isDryRun ? null : report.willCreate };
  const fields = report.errors.map(({ line, column, message }) => ({
    path: column === null ? `line ${line}` : `line ${line}, ${column}`,
    message,
  }));
  throw new HttpProblem(422, 'importRefused', 'Nothing was imported: the file has faults.', {
    fields,
    extensions: { report: { ...report, created: null } },
  });
}
