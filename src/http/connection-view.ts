/** How a connection is shown: health, what its ledger offers, calls against the limits, what its mapping lacks. */
import { z } from '@hono/zod-openapi';
import { numberingWords } from '../domain/invoice-numbers.ts';
import { offersOf } from '../domain/ledger-offers.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { type MonthOfReads, sweepEveryMs } from '../domain/sweep-interval.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { labelOf } from '../store/destinations.ts';
import { type ConnectionLimits, countCallsSince, findConnectionLimits } from '../store/ledger-calls.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import { mappingRows } from '../store/mapping-rows.ts';
import { countReadsOfMonth, monthOfReads } from '../store/monthly-reads.ts';
import type { AppDeps } from './deps.ts';
import { arriveAs } from './invoice-input.ts';
import { id, instant } from './schemas.ts';

export const contactsTravel = z.enum(['withFirstInvoice', 'whenSaved']);

export const connectionSchema = z
  .object({
    id,
    provider: z.enum(['xero', 'quickbooks']),
    ledgerName: z.string(),
    organisationId: z.string(),
    organisationName: z.string(),
    country: z.string(),
    label: z
      .string()
      .openapi({ description: 'Organisation and ledger, as invoices say whose books they are in' }),
    isDefault: z.boolean().openapi({
      description:
        'Where invoices go whose customer is tied to no books, even while it is disconnected: then they wait',
    }),
    baseCurrency: z.string(),
    timeZone: z.string(),
    status: z.enum(['active', 'reconnectNeeded', 'disconnected']),
    statusReason: z.string().nullable(),
    invoicesArriveAs: arriveAs,
    words: z
      .object({ organisation: z.string(), contact: z.string(), contacts: z.string(), locked: z.string() })
      .openapi({ description: 'What the people of this ledger call things' }),
    offers: z
      .object({
        arrivals: z.array(z.object({ value: arriveAs, label: z.string() })).readonly(),
        arrivalsWhy: z.string(),
        brandingThemes: z.boolean(),
        tracking: z.boolean(),
        history: z.boolean(),
      })
      .openapi({ description: 'What these books take of an invoice beside its lines' }),
    brandingThemeId: z
      .string()
      .nullable()
      .openapi({ description: 'How invoices look that do not say otherwise; null: as the books decide' }),
    contactsTravel: contactsTravel.openapi({
      description: 'When a customer who is not in the books goes there; who is there follows every change',
    }),
    connectedAt: instant,
    disconnectedAt: instant.nullable(),
    lastSweptAt: instant.nullable(),
    lastWebhookAt: instant.nullable(),
    webhooksSilentSince: instant.nullable().openapi({
      description: 'Set while changes are found in the books that no webhook told of; null: they come',
    }),
    sweepEverySeconds: z.int().openapi({
      description:
        'How often all changes are read: more often while webhooks are silent, less with few calls left',
    }),
    referenceReadAt: instant.nullable(),
    calls: z.object({
      lastDay: z.int(),
      sinceConnected: z.int(),
      byOperation: z.array(z.object({ operation: z.string(), calls: z.int() })),
      minuteRemaining: z.int().nullable(),
      dayRemaining: z.int().nullable(),
      blockedUntil: instant.nullable(),
      monthlyReads: z.object({ used: z.int(), allowed: z.int() }).nullable().openapi({
        description:
          'Reads this month, where the ledger counts them; allowed to all organisations of the application together',
      }),
    }),
    numbering: z.string().openapi({ description: 'Who numbers invoices, in a sentence' }),
    lockDates: z.object({ period: z.string().nullable(), yearEnd: z.string().nullable() }),
    mappingProblems: z.int(),
    mappingGaps: z
      .array(z.object({ subjectName: z.string(), message: z.string() }))
      .openapi({ description: 'What the mapping lacks, or what the books no longer bear of it' }),
  })
  .openapi('Connection');

export async function shownConnection(
  deps: AppDeps,
  row: ConnectionRow,
): Promise<z.infer<typeof connectionSchema>> {
  const { db } = deps;
  const now = deps.clock.now();
  const { readsAMonth } = ledgerTraits(row.provider).limits;
  const [byOperation, lastDay, limits, rows, month, readsUsed] = await Promise.all([
    countCallsSince(db, row.workspace_id, row.id, row.first_connected_at),
    countCallsSince(db, row.workspace_id, row.id, new Date(now.getTime() - 86_400_000)),
    findConnectionLimits(db, row.workspace_id, row.id),
    mappingRows(db, row),
    monthOfReads(db, row.provider, now),
    countReadsOfMonth(db, row.workspace_id, row.id, now),
  ]);
  const sum = (counts: readonly { readonly calls: number }[]) =>
    counts.reduce((total, count) => total + count.calls, 0);
  const blockedUntil = limits?.blockedUntil ?? null;
  const gaps = rows.flatMap(({ subjectName, problem }) =>
    problem === null ? [] : [{ subjectName, message: problem.message }],
  );
  return {
    id: row.id,
    // The table's check constraints admit no other values.
    provider: row.provider as 'xero' | 'quickbooks',
    ledgerName: ledgerLabel(row.provider),
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    country: row.country,
    label: labelOf(row),
    isDefault: row.is_default,
    baseCurrency: row.base_currency,
    timeZone: row.time_zone,
    status: row.status as 'active' | 'reconnectNeeded' | 'disconnected',
    statusReason: row.status_reason,
    invoicesArriveAs: row.invoices_arrive_as as z.infer<typeof arriveAs>,
    words: wordsOf(row.provider),
    offers: offersOf(ledgerTraits(row.provider)),
    brandingThemeId: row.branding_theme_id,
    contactsTravel: row.contacts_travel as z.infer<typeof contactsTravel>,
    connectedAt: row.connected_at.toISOString(),
    disconnectedAt: row.disconnected_at?.toISOString() ?? null,
    lastSweptAt: row.last_swept_at?.toISOString() ?? null,
    lastWebhookAt: row.last_webhook_at?.toISOString() ?? null,
    webhooksSilentSince: row.webhooks_silent_since?.toISOString() ?? null,
    sweepEverySeconds: Math.round(sweepEvery(row, limits, month, now) / 1_000),
    referenceReadAt: row.reference_read_at?.toISOString() ?? null,
    calls: {
      lastDay: sum(lastDay),
      sinceConnected: sum(byOperation),
      byOperation: byOperation.map((count) => ({ ...count })),
      minuteRemaining: limits?.minuteRemaining ?? null,
      dayRemaining: limits?.dayRemaining ?? null,
      blockedUntil: blockedUntil !== null && blockedUntil > now ? blockedUntil.toISOString() : null,
      monthlyReads: readsAMonth === null ? null : { used: readsUsed, allowed: readsAMonth },
    },
    numbering: numberingWords(row.numbers_invoices, ledgerLabel(row.provider)),
    lockDates: { period: row.period_lock_date, yearEnd: row.year_end_lock_date },
    mappingProblems: gaps.length,
    mappingGaps: gaps,
  };
}

function sweepEvery(
  row: ConnectionRow,
  limits: ConnectionLimits | undefined,
  month: MonthOfReads | null,
  now: Date,
): number {
  const state = {
    isSilent: row.webhooks_silent_since !== null,
    dayRemaining: limits?.dayRemaining ?? null,
    toldAtMs: limits?.toldAt?.getTime() ?? null,
    month,
  };
  return sweepEveryMs(state, now.getTime());
}

function wordsOf(provider: string) {
  const { organisation, contact, contacts, locked } = ledgerTraits(provider).words;
  return { organisation, contact, contacts, locked };
}
