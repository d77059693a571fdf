/** Billing recipients: every address that an invoice of a customer can go to. */
import { createRoute, z } from '@hono/zod-openapi';
import { recipientsOfCompany, recipientsOfContact } from '../store/billing-recipients.ts';
import { findCompany } from '../store/companies.ts';
import { findContact } from '../store/contacts.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import { id, json, notFoundProblem, problems, security } from './schemas.ts';

const list = createRoute({
  method: 'get',
  path: '/billing-recipients',
  tags: ['Customers'],
  summary: 'Every e-mail address of a company and of its contacts, or of one contact',
  security,
  middleware: requirePermission('records:read'),
  request: {
    query: z
      .object({ companyId: id.optional(), contactId: id.optional() })
      .refine((query) => (query.companyId === undefined) !== (query.contactId === undefined), {
        path: ['companyId'],
        message: 'give either companyId or contactId',
      }),
  },
  responses: {
    200: json(
      z.object({
        items: z.array(
          z
            .object({
              email: z.string(),
              label: z.string().nullable(),
              source: z.enum(['company', 'contact']),
              contactId: id.nullable(),
            })
            .openapi('BillingRecipient'),
        ),
      }),
      'The addresses, the company’s own first',
    ),
    ...problems,
    ...notFoundProblem,
  },
});

export const billingRecipientsRoutes: Routes = (deps) =>
  newRouter().openapi(list, async (c) => {
    const { workspaceId } = actorIn(c);
    const { companyId, contactId } = c.req.valid('query');
    if (companyId !== undefined) {
      found(await findCompany(deps.db, workspaceId, companyId), 'company');
      return c.json({ items: await recipientsOfCompany(deps.db, workspaceId, companyId) }, 200);
    }
    const contact = found(await findContact(deps.db, workspaceId, contactId ?? ''), 'contact');
    return c.json({ items: await recipientsOfContact(deps.db, workspaceId, contact.id) }, 200);
  });
