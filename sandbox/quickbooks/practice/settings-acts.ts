/** What the settings page's forms do. */

import { z } from 'zod';
import { ticked, typedDateOrNone } from '../../practice/typed.ts';
import { type Act, act, type Visit } from './practice.ts';
import { switchFields } from './settings-switches.ts';

const nothing = z.object({});
const closingForm = z.object({ date: typedDateOrNone, hasPassword: ticked });
const salesForm = z.object({ customNumbers: ticked, autoApply: ticked, payments: ticked });
const planForm = z.object({ hasLapsed: ticked });
const NO_LATENCY = 'Type a latency from 0 to 60000 ms.';
const apiForm = z.object({
  latencyMs: z
    .string()
    .regex(/^\d+$/, { error: NO_LATENCY })
    .transform(Number)
    .pipe(z.number().max(60_000, { error: NO_LATENCY })),
  readsPerMonth: z
    .string()
    .regex(/^\d{0,9}$/, { error: 'Type how many reads a month may be made, or nothing.' })
    .transform((text) => (text === '' ? null : Number(text))),
  limits: ticked,
});
const resetForm = z.object({
  confirm: z.literal('yes', { error: 'Tick the box first: this forgets everything.' }),
});

const done = { ok: true, value: undefined } as const;

export const settingsActs: Readonly<Record<string, Act>> = {
  closing: act('The closing date is saved.', closingForm, ({ practice, realmId }, fields) =>
    practice.books.setClosingDate({ realmId, ...fields }),
  ),
  sales: act('The sales settings are saved.', salesForm, saveSales),
  currencies: act('The company keeps several currencies now.', nothing, ({ practice, realmId }) =>
    practice.books.setMultiCurrency({ realmId }),
  ),
  plan: act('The subscription is saved.', planForm, ({ practice, realmId }, fields) =>
    practice.books.setSubscription({ realmId, ...fields }),
  ),
  disconnect: act('The app is disconnected from this company.', nothing, ({ practice, realmId }) =>
    practice.books.disconnectApp({ realmId }),
  ),
  'api-behaviour': act('The API now behaves so.', apiForm, ({ practice }, change) => {
    practice.control.changeSettings(change);
    return done;
  }),
  switches: act('The switches are saved.', switchFields, ({ practice }, switches) => {
    practice.control.changeSettings({ switches });
    return done;
  }),
  'expire-tokens': act('Every access token has expired.', nothing, ({ practice }) =>
    practice.books.expireAccessTokens(),
  ),
  revoke: act('Every grant is revoked: the app has to be let in again.', nothing, ({ practice }) =>
    practice.books.revokeGrant(),
  ),
  reset: act('Everything is as it was at the start.', resetForm, ({ practice }) => {
    practice.control.reset();
    return done;
  }),
};

function saveSales({ practice, realmId }: Visit, fields: z.infer<typeof salesForm>) {
  const { books } = practice;
  const saved = books.setCustomNumbers({ realmId, isOn: fields.customNumbers });
  if (!saved.ok) return saved;
  const applied = books.setAutoApplyCredit({ realmId, isOn: fields.autoApply });
  return applied.ok ? books.enablePayments({ realmId, isOn: fields.payments }) : applied;
}
