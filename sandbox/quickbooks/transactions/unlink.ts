/**
 * Money on a document that is to be voided or deleted: unlinked first by the app, as documented, or taken off by itself,
 * as in QuickBooks' own pages.
 */

import type { Call } from '../entity.ts';
import { businessRule } from '../faults-wire.ts';
import { type Json, list } from '../json.ts';
import type { Entity } from '../table.ts';
import { held } from './amounts.ts';
import { paymentOperations } from './payments.ts';

/** The document with nothing linked to it, which by then is a newer version of it. */
export function unlinked(call: Call, entity: string, record: Entity): Entity {
  const links = list(record, 'LinkedTxn').filter(({ TxnType }) => TxnType === 'Payment');
  if (links.length === 0) return record;
  if (call.by === 'api' && call.world.settings().switches.linkedUndo === 'refuse')
    // The sentence is ours.
    throw businessRule('You cannot change this while payments are linked to it. Unlink them first.');
  for (const { TxnId } of links) takeOff(call, call.company.table('Payment').need(String(TxnId)), record.Id);
  return call.company.table(entity).need(record.Id);
}

/** A payment keeps its money; one of nothing only tied two documents, and goes. */
function takeOff(call: Call, payment: Entity, id: string): void {
  const { Id, SyncToken } = payment;
  if (held(payment, 'TotalAmt').eq(0)) {
    paymentOperations.remove?.(call, { Id, SyncToken });
    return;
  }
  const isOf = (line: Json) => list(line, 'LinkedTxn').some(({ TxnId }) => TxnId === id);
  const Line = list(payment, 'Line').filter((line) => !isOf(line));
  paymentOperations.update?.(call, { Id, SyncToken, sparse: true, Line });
}
