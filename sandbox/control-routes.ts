/** The control plane, `/_sandbox/…`: what tests and the practice pages do to the world. Loopback only. */

import type { Hono } from 'hono';
import { z } from 'zod';
import { addControlPlane } from './control-plane.ts';
import type { Fault, Sandbox, Settings } from './sandbox.ts';
import type { Store } from './store.ts';
import type { Timers } from './timers.ts';

export function addControlRoutes(
  app: Hono,
  { control, clock, books }: Omit<Sandbox, 'app' | 'listen'>,
  store: Store,
  timers: Timers,
): void {
  addControlPlane(app, {
    ...{ control, clock, books, store, timers },
    read: {
      fault: (body) => faultInput.parse(body) as Fault, // the schema has checked the kind and its numbers
      settings: (body) => settingsInput.parse(body) as Partial<Settings>, // checked just here
      webhook(body) {
        const { url, key, intent } = webhookInput.parse(body);
        return url === '' ? undefined : { url, key, ...(intent !== undefined && { intent }) };
      },
    },
  });
}

const webhookInput = z.object({
  url: z.string(),
  key: z.string().default(''),
  intent: z.boolean().optional(),
});

const faultInput = z.object({
  kind: z.enum([
    'dropAnswerAfterCommit',
    'dropRequestBefore',
    'resetMidBody',
    'delay',
    'delayBefore',
    'status429',
    'status500',
    'status502',
    'status503',
    'status504',
    'html200',
    'tokenExpired',
    'refreshLost',
    'webhookDrop',
    'webhookDouble',
    'webhookForge',
    'webhookDelay',
    'webhookLate',
    'webhookReorder',
  ]),
  match: z
    .object({ method: z.string().optional(), path: z.string().optional(), tenantId: z.string().optional() })
    .optional(),
  times: z.number().int().positive().optional(),
  skip: z.number().int().nonnegative().optional(),
  delayMs: z.number().nonnegative().default(1000),
  problem: z.enum(['minute', 'day', 'concurrent', 'appminute']).optional(),
  retryAfter: z.number().nullable().optional(),
  cached: z.boolean().optional(),
  afterCommit: z.boolean().optional(),
  words: z.enum(['unavailable', 'maintenance', 'organisation']).optional(),
});

const settingsInput = z.object({
  latencyMs: z.number().nonnegative().optional(),
  limits: z.boolean().optional(),
  tier: z.enum(['starter', 'core']).optional(),
  switches: z
    .object({
      numberReuse: z.enum(['never', 'afterDelete', 'afterVoidOrDelete']).optional(),
      paymentFiresInvoiceWebhook: z.boolean().optional(),
      voidKeepsAmountDue: z.boolean().optional(),
      ifModifiedSince: z.enum(['inclusive', 'exclusive']).optional(),
      paymentsListShowsDeleted: z.boolean().optional(),
      approvalNeeded: z.boolean().optional(),
      reconciledPaymentsDelete: z.boolean().optional(),
      planCountsBy: z.enum(['approval', 'invoiceDate']).optional(),
    })
    .optional(),
});
