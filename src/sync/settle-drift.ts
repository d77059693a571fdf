/** A reading has been taken over: findings that no longer hold are closed, and a repair that did not help says so. */
import { announce } from '../store/changes.ts';
import type { ConnectionRow } from '../store/connections.ts';
import type { Tx } from '../store/database.ts';
import {
  closeFindings,
  type DriftFindingRow,
  listOpenOfInvoices,
  updateFinding,
} from '../store/drift-findings.ts';
import { findOurSides, type OurSide } from '../store/our-sides.ts';
import type { Reading } from './apply.ts';
import { findingsOf } from './drift-of-reading.ts';
import type { Engine } from './engine.ts';

export async function settleDrift(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  readings: readonly Reading[],
): Promise<void> {
  const { workspace_id: workspaceId } = connection;
  const ids = readings.map(({ invoiceId }) => invoiceId);
  const open = (await listOpenOfInvoices(tx, workspaceId, ids)).filter(({ kind }) => kind !== 'duplicate');
  if (open.length === 0) return;
  const wires = new Map(readings.map(({ wire }) => [wire.ledgerId, wire]));
  const sides = await findOurSides(tx, connection, [...wires.keys()]);
  const now = engine.clock.now();
  for (const side of sides.values()) {
    const wire = wires.get(side.ledgerId);
    const ofInvoice = open.filter(({ invoice_id }) => invoice_id === side.invoiceId);
    if (wire === undefined || ofInvoice.length === 0) continue;
    const still = new Map(findingsOf(engine, side, wire).map((each) => [each.key, each]));
    const closed = ofInvoice.filter(({ key }) => !still.has(key));
    await closeFindings(
      tx,
      workspaceId,
      closed.map(({ id }) => id),
      now,
    );
    for (const held of ofInvoice) {
      const now = still.get(held.key);
      if (now === undefined) continue;
      const { ours, theirs, cause, operationId } = now;
      const change = { ours, theirs, cause, operation_id: operationId };
      await updateFinding(tx, workspaceId, held.id, { ...change, ...afterRepair(held, side, cause) });
    }
  }
  await announce(tx, { workspaceId, kind: 'drift', id: null });
}

/** What was asked for has been done, unless something is still on its way; another cause than before is news of its own. */
function afterRepair(held: DriftFindingRow, side: OurSide, cause: string) {
  if (held.repair === null || side.isOnItsWay) return {};
  return {
    repair: null,
    repair_asked_at: null,
    repair_asked_by: null,
    repair_problem: cause === held.cause ? 'That was done, and it still differs.' : null,
  };
}
