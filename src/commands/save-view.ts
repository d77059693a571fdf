/** Creates, changes and removes saved views: shared ones for those who may change columns, private ones for everybody. */
import type { BoardName } from '../domain/custom-value.ts';
import type { SaidSettings } from '../domain/view-settings.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { deleteView, findView, insertViews, listViews, updateView, type View } from '../store/views.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { conflict, done, forbidden, notFound, type Result } from './refusal.ts';

export type ViewToCreate = {
  readonly board: BoardName;
  readonly name: string;
  readonly isShared: boolean;
  readonly settings: SaidSettings;
};

const mostViews = 200;

export function createView(deps: CommandDeps, actor: Actor, view: ViewToCreate): Promise<Result<View>> {
  return inTransaction(deps.db, async (tx) => {
    const refusal = refuseSharing(actor, view.isShared);
    if (refusal !== null) return refusal;
    const existing = await listViews(tx, actor.workspaceId, actor.userId, view.board);
    if (existing.length >= mostViews) {
      return conflict('tooManyViews', `A board has ${mostViews} views at most.`);
    }
    const id = deps.ids();
    await insertViews(tx, actor.workspaceId, [{ ...view, id, isMain: false, ownerId: actor.userId }]);
    await recordView(deps, tx, actor, { ...view, id }, 'created');
    return done(await load(tx, actor, id));
  });
}

export type ViewToChange = {
  readonly name?: string | undefined;
  readonly isShared?: boolean | undefined;
  readonly settings?: SaidSettings | undefined;
};

export function changeView(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  change: ViewToChange,
): Promise<Result<View>> {
  return inTransaction(deps.db, async (tx) => {
    const view = await findView(tx, actor.workspaceId, actor.userId, id);
    if (view === undefined) return notFound('view');
    const refusal = refuseSharing(actor, view.isShared || change.isShared === true);
    if (refusal !== null) return refusal;
    if (view.isMain && change.isShared === false) {
      return conflict('mainView', 'The main view of a board is everybody’s.');
    }
    // A view that becomes private is the person's who made it so.
    const ownerId = change.isShared === false ? actor.userId : undefined;
    await updateView(tx, actor.workspaceId, id, { ...change, ownerId });
    await recordView(deps, tx, actor, { ...view, id }, 'updated');
    return done(await load(tx, actor, id));
  });
}

export function removeView(deps: CommandDeps, actor: Actor, id: string): Promise<Result<View>> {
  return inTransaction(deps.db, async (tx) => {
    const view = await findView(tx, actor.workspaceId, actor.userId, id);
    if (view === undefined) return notFound('view');
    const refusal = refuseSharing(actor, view.isShared);
    if (refusal !== null) return refusal;
    if (view.isMain) return conflict('mainView', 'The main view of a board stays.');
    await deleteView(tx, actor.workspaceId, id);
    await recordView(deps, tx, actor, { ...view, id }, 'deleted');
    return done(view);
  });
}

/** What a person's own view is called is nobody else's business. */
function recordView(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  { id, name, isShared }: Pick<View, 'id' | 'name' | 'isShared'>,
  action: 'created' | 'updated' | 'deleted',
): Promise<void> {
  const details = isShared ? { name } : {};
  return recordChange(deps, tx, actor, { kind: 'view', id, action, details });
}

function refuseSharing(actor: Actor, isShared: boolean) {
  if (isShared && !actor.can('columns:write')) {
    return forbidden('Your role does not allow changing what everybody sees.');
  }
  if (!isShared && actor.userId === null) return forbidden('An API key has no private views.');
  return null;
}

async function load(tx: Tx, actor: Actor, id: string): Promise<View> {
  const view = await findView(tx, actor.workspaceId, actor.userId, id);
  if (view === undefined) throw new Error('A view that was just written is not there');
  return view;
}
