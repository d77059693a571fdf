/** One organisation's books with whoever is acting on them: what rules and handlers work on. */

import { Temporal } from 'temporal-polyfill';
import type { CreditNoteRecord, MoneyCreditRecord, OrganisationRecord } from '../records.ts';
import type { Settings } from '../settings.ts';
import type { TenantTables } from '../tables.ts';
import type { World } from '../world.ts';

/** `app` is absent when a person acts in the books. */
export interface Actor {
  readonly user: string;
  readonly app?: string;
}

export interface Ledger {
  readonly world: World;
  readonly tenantId: string;
  readonly organisation: OrganisationRecord;
  readonly tables: TenantTables;
  readonly settings: Settings;
  readonly actor: Actor;
  readonly now: number;
  /** Today in the organisation's zone. */
  readonly today: string;
}

export const PERSON: Actor = { user: 'Sample Owner' };

export function openLedger(world: World, tenantId: string, actor: Actor): Ledger | undefined {
  const organisation = world.app.organisations.get(tenantId);
  if (!organisation) return undefined;
  const now = world.clock.now();
  return {
    world,
    tenantId,
    organisation,
    tables: world.tenant(tenantId),
    settings: world.settings(),
    actor,
    now,
    today: Temporal.Instant.fromEpochMilliseconds(Math.floor(now))
      .toZonedDateTimeISO(organisation.zone)
      .toPlainDate()
      .toString(),
  };
}

export function fireInvoice(ledger: Ledger, invoiceId: string, type: 'CREATE' | 'UPDATE'): void {
  ledger.world.fire({ tenantId: ledger.tenantId, category: 'INVOICE', type, resourceId: invoiceId });
}

export function fireContact(ledger: Ledger, contactId: string, type: 'CREATE' | 'UPDATE'): void {
  ledger.world.fire({ tenantId: ledger.tenantId, category: 'CONTACT', type, resourceId: contactId });
}

/** Unlike the older categories it says what it is about: type and status. */
export function fireCreditNote(
  ledger: Ledger,
  creditNote: CreditNoteRecord,
  type: 'CREATE' | 'UPDATE',
): void {
  ledger.world.fire({
    tenantId: ledger.tenantId,
    category: 'CREDITNOTE',
    type,
    resourceId: creditNote.creditNoteId,
    data: { Type: creditNote.type, Status: creditNote.status },
  });
}

/** The two newest categories say it too. */
export function fireMoneyCredit(ledger: Ledger, credit: MoneyCreditRecord, type: 'CREATE' | 'UPDATE'): void {
  ledger.world.fire({
    tenantId: ledger.tenantId,
    category: credit.kind === 'Prepayment' ? 'PREPAYMENT' : 'OVERPAYMENT',
    type,
    resourceId: credit.creditId,
    data: { Type: credit.type, Status: credit.status },
  });
}

/** Adds a line to the record's History & Notes. */
export function note(ledger: Ledger, subjectId: string, changes: string, details: string): void {
  const historyId = ledger.world.chance.uuid();
  const user = ledger.actor.user;
  ledger.tables.history.put(historyId, { historyId, subjectId, changes, details, user, at: ledger.now });
}
