/** What the settings page's forms do. */

import { z } from 'zod';
import { type Act, act } from './practice.ts';
import { ticked, typedDateOrNone } from './typed.ts';

const nothing = z.object({});
const planForm = z.object({ plan: z.enum(['STARTER', 'STANDARD', 'PREMIUM', 'TRIAL', 'DEMO']) });
const lockForm = z.object({ periodLockDate: typedDateOrNone, endOfYearLockDate: typedDateOrNone });
const NO_LATENCY = 'Type a latency from 0 to 60000 ms.';
const apiForm = z.object({
  tier: z.enum(['starter', 'core']),
  latencyMs: z
    .string()
    .regex(/^\d+$/, { error: NO_LATENCY })
    .transform(Number)
    .pipe(z.number().max(60_000, { error: NO_LATENCY })),
  limits: ticked,
});
const switchForm = z.object({
  numberReuse: z.enum(['never', 'afterDelete', 'afterVoidOrDelete']),
  ifModifiedSince: z.enum(['inclusive', 'exclusive']),
  paymentFiresInvoiceWebhook: ticked,
  voidKeepsAmountDue: ticked,
  paymentsListShowsDeleted: ticked,
  approvalNeeded: ticked,
  reconciledPaymentsDelete: ticked,
  planCountsBy: z.enum(['approval', 'invoiceDate']),
});
const resetForm = z.object({
  confirm: z.literal('yes', { error: 'Tick the box first: this forgets everything.' }),
});

const done = { ok: true, value: undefined } as const;

export const settingsActs: Readonly<Record<string, Act>> = {
  'lock-dates': act('The lock dates are saved.', lockForm, ({ practice, organisation }, dates) =>
    practice.books.setLockDates({ tenantId: organisation.tenantId, ...dates }),
  ),
  plan: act('The plan is saved.', planForm, ({ practice, organisation }, { plan }) =>
    practice.books.setPlan({ tenantId: organisation.tenantId, plan }),
  ),
  disconnect: act('The app is disconnected from this organisation.', nothing, ({ practice, organisation }) =>
    practice.books.disconnectApp({ tenantId: organisation.tenantId }),
  ),
  'api-behaviour': act('The API now behaves so.', apiForm, ({ practice }, change) => {
    practice.control.changeSettings(change);
    return done;
  }),
  switches: act('The switches are saved.', switchForm, ({ practice }, switches) => {
    practice.control.changeSettings({ switches });
    return done;
  }),
  'expire-tokens': act('Every access token has expired.', nothing, ({ practice }) =>
    practice.books.expireAccessTokens(),
  ),
  revoke: act('The grant is revoked: the app has to be let in again.', nothing, ({ practice }) =>
    practice.books.revokeGrant(),
  ),
  reset: act('Everything is as it was at the start.', resetForm, ({ practice }) => {
    practice.control.reset();
    return done;
  }),
};
