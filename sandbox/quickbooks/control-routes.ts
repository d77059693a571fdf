/** The control plane, `/_sandbox/…`: what tests and the practice pages do to the world. Loopback only. */

import type { Hono } from 'hono';
import { z } from 'zod';
import { addControlPlane } from '../control-plane.ts';
import type { Store } from '../store.ts';
import type { Timers } from '../timers.ts';
import type { Fault, QuickbooksSandbox, Settings } from './sandbox.ts';

export function addControlRoutes(
  app: Hono,
  { control, clock, books }: Omit<QuickbooksSandbox, 'app' | 'listen'>,
  store: Store,
  timers: Timers,
): void {
  addControlPlane(app, {
    ...{ control, clock, books, store, timers },
    read: {
      fault: (body) => faultInput.parse(body) as Fault, // the schema has checked the kind and its numbers
      settings: (body) => settingsInput.parse(body) as Partial<Settings>, // checked just here
      webhook(body) {
        const { url, key } = webhookInput.parse(body);
        return url === '' ? undefined : { url, key };
      },
    },
  });
  app.get('/_sandbox/usage/:realmId', (context) => context.json(control.usage(context.req.param('realmId'))));
}

const webhookInput = z.object({ url: z.string(), key: z.string().default('') });

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
    'fault200',
    'tokenExpired',
    'refreshLost',
    'duplicateRequestId',
    'companyLocked',
    'companyMaintenance',
    'shortPage',
    'longPage',
    'webhookDrop',
    'webhookDouble',
    'webhookForge',
    'webhookDelay',
    'webhookLate',
    'webhookReorder',
  ]),
  match: z
    .object({
      method: z.string().optional(),
      path: z.string().optional(),
      realmId: z.string().optional(),
      deed: z.string().optional(),
    })
    .optional(),
  times: z.number().int().positive().optional(),
  skip: z.number().int().nonnegative().optional(),
  delayMs: z.number().nonnegative().default(1000),
  shape: z.enum(['xml', 'json']).optional(),
  afterCommit: z.boolean().optional(),
});

const settingsInput = z.object({
  latencyMs: z.number().nonnegative().optional(),
  limits: z.boolean().optional(),
  readsPerMonth: z.number().int().positive().nullable().optional(),
  webhookGatherMs: z.number().nonnegative().optional(),
  switches: z
    .object({
      refreshRotation: z.enum(['each', 'daily']).optional(),
      refreshGrace: z.enum(['none', 'day']).optional(),
      reuseKillsGrant: z.boolean().optional(),
      throttleShape: z.enum(['xml', 'json']).optional(),
      requestIdReuse: z.enum(['replay', 'refuse']).optional(),
      requestIdKept: z.enum(['hour', 'day', 'always']).optional(),
      batchOrder: z.enum(['any', 'serial']).optional(),
      batchQueriesCount: z.enum(['each', 'once']).optional(),
      changedSince: z.enum(['inclusive', 'exclusive']).optional(),
      closingDay: z.enum(['closed', 'open']).optional(),
      closedFault: z.enum(['6200', '5010']).optional(),
      linkedUndo: z.enum(['refuse', 'unlink']).optional(),
      voidWords: z.enum(['capitals', 'plain']).optional(),
      longNumberFault: z.enum(['6000', '2050']).optional(),
      paymentFiresInvoice: z.boolean().optional(),
      webhookShape: z.enum(['cloudEvents', 'eventNotifications']).optional(),
      webhookContentType: z.enum(['application/cloudevents+json', 'application/json']).optional(),
      webhookData: z.enum(['absent', 'empty']).optional(),
      fullAnswerKeeps: z.enum(['newest', 'oldest']).optional(),
    })
    .optional(),
});
