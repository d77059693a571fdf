/** What stands at the head and foot of our own documents, and the logo. */
import { createRoute, z } from '@hono/zod-openapi';
import { changeBusinessDetails, changeLogo } from '../commands/change-business-details.ts';
import { renderPdf } from '../lib/pdf.ts';
import { findBusinessDetails, findLogo, type Logo } from '../store/business-details.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found, HttpProblem } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  json,
  jsonBody,
  notFoundProblem,
  optionalEmail,
  optionalText,
  problems,
  security,
} from './schemas.ts';

const nullableText = z.string().nullable();
const detailsSchema = z
  .object({
    address: nullableText,
    country: nullableText.openapi({ description: 'ISO 3166; documents are printed on its paper' }),
    taxNumber: nullableText,
    email: nullableText,
    phone: nullableText,
    paymentDetails: nullableText,
    documentFooter: nullableText,
    quoteValidDays: z.int().nullable(),
    hasLogo: z.boolean(),
  })
  .openapi('BusinessDetails');

const tags = ['Setup and session'];

const read = createRoute({
  method: 'get',
  path: '/workspace/business',
  tags,
  summary: 'What stands on our own documents',
  security,
  middleware: requirePermission('records:read'),
  responses: { 200: json(detailsSchema, 'The details'), ...problems },
});

const change = createRoute({
  method: 'patch',
  path: '/workspace/business',
  tags,
  summary: 'Change what stands on our own documents; fields left out stay',
  security,
  middleware: requirePermission('workspace:manage'),
  request: {
    body: jsonBody(
      z
        .strictObject({
          address: optionalText(500),
          country: z
            .string()
            .regex(/^[A-Z]{2}$/, 'must be a country code such as GB')
            .nullable()
            .optional(),
          taxNumber: optionalText(50),
          email: optionalEmail,
          phone: optionalText(50),
          paymentDetails: optionalText(1_000),
          documentFooter: optionalText(300),
          quoteValidDays: z.int().min(1).max(365).nullable().optional(),
        })
        .openapi('BusinessDetailsChange'),
    ),
  },
  responses: { 200: json(detailsSchema, 'The details as they are now'), ...problems, ...notFoundProblem },
});

const picture = { schema: z.string().openapi({ format: 'binary' }) };
const readLogo = createRoute({
  method: 'get',
  path: '/workspace/logo',
  tags,
  summary: 'The logo',
  security,
  middleware: requirePermission('records:read'),
  responses: {
    200: { description: 'The picture', content: { 'image/png': picture, 'image/jpeg': picture } },
    ...problems,
    ...notFoundProblem,
  },
});
const putLogo = createRoute({
  method: 'post',
  path: '/workspace/logo',
  tags,
  summary: 'Put a logo on our own documents: a PNG or JPEG',
  security,
  middleware: requirePermission('workspace:manage'),
  request: { body: { content: { 'image/png': picture, 'image/jpeg': picture } } },
  responses: { 200: json(detailsSchema, 'The details as they are now'), ...problems, ...notFoundProblem },
});
const removeLogo = createRoute({
  method: 'delete',
  path: '/workspace/logo',
  tags,
  summary: 'Take the logo off',
  security,
  middleware: requirePermission('workspace:manage'),
  responses: { 200: json(detailsSchema, 'The details as they are now'), ...problems, ...notFoundProblem },
});

export const businessDetailsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(read, async (c) =>
      c.json(found(await findBusinessDetails(deps.db, actorIn(c).workspaceId), 'workspace'), 200),
    )
    .openapi(change, async (c) =>
      c.json(accepted(await changeBusinessDetails(deps, actorIn(c), c.req.valid('json'))), 200),
    )
    .openapi(readLogo, async (c) => {
      const logo = found(await findLogo(deps.db, actorIn(c).workspaceId), 'logo');
      return c.body(new Uint8Array(logo.content), 200, { 'content-type': logo.type });
    })
    .openapi(putLogo, async (c) => {
      const logo = await printable(Buffer.from(await c.req.arrayBuffer()));
      return c.json(accepted(await changeLogo(deps, actorIn(c), logo)), 200);
    })
    .openapi(removeLogo, async (c) => c.json(accepted(await changeLogo(deps, actorIn(c), null)), 200));

/** By its own first bytes, whatever it is called, and tried on paper: a broken one would break every document. */
async function printable(content: Buffer): Promise<Logo> {
  const type = content.subarray(0, 4).toString('hex') === '89504e47' ? 'image/png' : 'image/jpeg';
  try {
    await renderPdf({
      content: [{ image: `data:${type};base64,${content.toString('base64')}`, fit: [10, 10] }],
    });
    return { content, type };
  } catch {
    throw new HttpProblem(422, 'noPicture', 'That is no PNG or JPEG picture that can be printed.');
  }
}
