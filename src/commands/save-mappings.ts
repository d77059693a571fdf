/** Saves what a person chose in Account mapping; a code that the books do not have is refused by name. */
import { DEFAULT_ACCOUNT, NO_TAX } from '../domain/mapping.ts';
import { readTrackingSubject } from '../domain/tracking.ts';
import { suggestMissingItems } from '../store/account-items.ts';
import { findConnection } from '../store/connections.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { listLedgerReferences } from '../store/ledger-references.ts';
import { deleteMapping, type MappingKind, saveMapping } from '../store/mappings.ts';
import type { Actor } from './actor.ts';
import { unknownReferences } from './check-references.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { done, type FieldFault, invalid, notFound, type Result } from './refusal.ts';

export type MappingChange = {
  readonly kind: MappingKind;
  readonly subjectId: string;
  /** Null: forget what was chosen. */
  readonly code: string | null;
};

export function saveMappings(
  deps: CommandDeps,
  actor: Actor,
  connectionId: string,
  changes: readonly MappingChange[],
): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const connection = await findConnection(tx, actor.workspaceId, connectionId);
    if (connection === undefined) return notFound('connection');
    const faults = [
      ...(await unknownCodes(tx, actor, connectionId, changes)),
      ...(await strangeItems(tx, actor, connectionId, changes)),
      ...(await unknownSubjects(tx, actor, changes)),
    ];
    if (faults.length > 0) return invalid(faults);
    const now = deps.clock.now();
    for (const { kind, subjectId, code } of changes) {
      if (code === null) await deleteMapping(tx, actor.workspaceId, connectionId, kind, subjectId);
      else
        await saveMapping(tx, actor.workspaceId, connectionId, {
          kind,
          subjectId,
          code,
          isSuggested: false,
          now,
        });
    }
    // An account that has just come to be used may have its item already.
    await suggestMissingItems(tx, connection, now);
    await recordChange(deps, tx, actor, {
      kind: 'mapping',
      id: connectionId,
      action: 'updated',
      details: { changes },
    });
    return done(null);
  });
}

const referenceKind = {
  defaultAccount: 'account',
  categoryAccount: 'account',
  paymentAccount: 'account',
  paymentMethod: 'account',
  taxRate: 'taxRate',
  productItem: 'item',
  accountItem: 'item',
  tracking: 'trackingOption',
} as const satisfies Record<MappingKind, string>;

async function unknownCodes(
  tx: Tx,
  actor: Actor,
  connectionId: string,
  changes: readonly MappingChange[],
): Promise<FieldFault[]> {
  const references = await listLedgerReferences(tx, actor.workspaceId, connectionId);
  const known = new Set([
    ...references.map((reference) => `${reference.kind}:${reference.code}`),
    ...references.flatMap(({ code, details }) =>
      (details.options ?? [])
        .filter((option) => option.isActive)
        .map((option) => `trackingOption:${code}:${option.ledgerId}`),
    ),
  ]);
  return changes.flatMap(({ kind, subjectId, code }, index) =>
    code === null || known.has(`${referenceKind[kind]}:${categoryIn(kind, subjectId)}${code}`)
      ? []
      : [{ path: `changes.${index}.code`, message: `is not in use in the books: ${code}` }],
  );
}

/** An item stands for an account only where its sales go to that very account. */
async function strangeItems(
  tx: Tx,
  actor: Actor,
  connectionId: string,
  changes: readonly MappingChange[],
): Promise<FieldFault[]> {
  if (!changes.some(({ kind, code }) => kind === 'accountItem' && code !== null)) return [];
  const items = await listLedgerReferences(tx, actor.workspaceId, connectionId, { kind: 'item' });
  const accounts = new Map(items.map(({ code, details }) => [code, details.accountCode]));
  return changes.flatMap(({ kind, subjectId, code }, index) =>
    kind !== 'accountItem' || code === null || !accounts.has(code) || accounts.get(code) === subjectId
      ? []
      : [{ path: `changes.${index}.code`, message: 'is an item whose sales go to another account' }],
  );
}

/** An option counts within its own tracking category. */
function categoryIn(kind: MappingKind, subjectId: string): string {
  const tracking = kind === 'tracking' ? readTrackingSubject(subjectId) : null;
  return tracking === null ? '' : `${tracking.trackingCategoryId}:`;
}

async function unknownSubjects(
  tx: Tx,
  actor: Actor,
  changes: readonly MappingChange[],
): Promise<readonly FieldFault[]> {
  const subjectOf = {
    categoryAccount: 'category',
    taxRate: 'taxComponent',
    productItem: 'product',
    paymentMethod: 'paymentMethod',
    tracking: 'category',
  } as const;
  return unknownReferences(
    tx,
    actor.workspaceId,
    changes.flatMap(({ kind, subjectId: subject }, index) => {
      const subjectId = readTrackingSubject(subject)?.subjectId ?? subject;
      if (
        kind === 'defaultAccount' ||
        kind === 'paymentAccount' ||
        kind === 'accountItem' ||
        subjectId === NO_TAX ||
        subjectId === DEFAULT_ACCOUNT
      )
        return [];
      return [{ kind: subjectOf[kind], id: subjectId, path: `changes.${index}.subjectId` }];
    }),
  );
}
