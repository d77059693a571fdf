/** Tells automations what has become of invoices in the books, each transition once, in the transaction of their mirrors. */
import { decimal, moneyText } from '../domain/decimal.ts';
import type { Mirror, Transition } from '../domain/reconcile.ts';
import { recordAutomationEvents } from '../store/automation-events.ts';
import type { Tx } from '../store/database.ts';
import type { Engine } from './engine.ts';

export type Turned = {
  readonly invoiceId: string;
  /** As it is recorded. */
  readonly transition: Transition & { readonly id: string };
  /** Null before the first reading. */
  readonly mirrorBefore: Mirror | null;
  readonly mirror: Mirror;
};

export async function tellAutomations(
  { clock, newId }: Engine,
  tx: Tx,
  workspaceId: string,
  turned: readonly Turned[],
): Promise<void> {
  const events = turned.map(({ invoiceId, transition: { id, ...transition }, mirrorBefore, mirror }) => ({
    id: newId(),
    subject: { kind: 'invoice' as const, id: invoiceId },
    event: {
      kind: 'invoice' as const,
      facts: {
        ...transition,
        total: mirror.total,
        settledBefore: mirrorBefore && settled(mirrorBefore),
        settledAfter: settled(mirror),
      },
    },
    once: `transition ${id}`,
    chain: null,
    at: clock.now(),
  }));
  await recordAutomationEvents(tx, workspaceId, events);
}

function settled({ amountPaid, amountCredited }: Mirror): string {
  return moneyText(decimal(amountPaid).plus(decimal(amountCredited)));
}
