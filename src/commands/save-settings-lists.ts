/** Creates and changes the short lists of Settings: product categories, tax components, payment methods and stages. */
import { inTransaction } from '../store/database.ts';
import {
  findPaymentMethod,
  insertPaymentMethods,
  listPaymentMethods,
  renamePaymentMethod,
} from '../store/payment-methods.ts';
import { findCategory, insertCategories, renameCategory } from '../store/product-categories.ts';
import {
  type Board,
  findStage,
  insertStages,
  listStages,
  type StageChange,
  setAcceptedStage,
  updateStage,
} from '../store/stages.ts';
import {
  clearDefaultTax,
  findTaxComponent,
  insertTaxComponents,
  type NewTaxComponent,
  type TaxComponentChange,
  updateTaxComponent,
} from '../store/tax-components.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { done, invalid, notFound, type Result } from './refusal.ts';

export type Category = { readonly id: string; readonly name: string };

export function createCategory(deps: CommandDeps, actor: Actor, name: string): Promise<Category> {
  return inTransaction(deps.db, async (tx) => {
    const category = { id: deps.ids(), name };
    await insertCategories(tx, actor.workspaceId, [category]);
    await recordChange(deps, tx, actor, {
      kind: 'productCategory',
      id: category.id,
      action: 'created',
      details: { name },
    });
    return category;
  });
}

export function changeCategory(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  name: string,
): Promise<Result<Category>> {
  return inTransaction(deps.db, async (tx) => {
    if ((await findCategory(tx, actor.workspaceId, id)) === undefined) return notFound('product category');
    await renameCategory(tx, actor.workspaceId, id, name);
    await recordChange(deps, tx, actor, {
      kind: 'productCategory',
      id,
      action: 'updated',
      details: { name },
    });
    return done({ id, name });
  });
}

export function createTaxComponent(deps: CommandDeps, actor: Actor, tax: Omit<NewTaxComponent, 'id'>) {
  return inTransaction(deps.db, async (tx) => {
    const id = deps.ids();
    if (tax.isDefault) await clearDefaultTax(tx, actor.workspaceId);
    await insertTaxComponents(tx, actor.workspaceId, [{ id, ...tax }]);
    await recordChange(deps, tx, actor, { kind: 'taxComponent', id, action: 'created', details: { ...tax } });
    return { id, ...tax };
  });
}

export function changeTaxComponent(deps: CommandDeps, actor: Actor, id: string, change: TaxComponentChange) {
  return inTransaction(deps.db, async (tx) => {
    if ((await findTaxComponent(tx, actor.workspaceId, id)) === undefined) return notFound('tax component');
    if (change.isDefault === true) await clearDefaultTax(tx, actor.workspaceId);
    await updateTaxComponent(tx, actor.workspaceId, id, change);
    await recordChange(deps, tx, actor, {
      kind: 'taxComponent',
      id,
      action: 'updated',
      details: { ...change },
    });
    const tax = await findTaxComponent(tx, actor.workspaceId, id);
    return tax === undefined ? notFound('tax component') : done(tax);
  });
}

export type PaymentMethod = { readonly id: string; readonly name: string };

/** A new method stands at the end of the list. */
export function createPaymentMethod(deps: CommandDeps, actor: Actor, name: string): Promise<PaymentMethod> {
  return inTransaction(deps.db, async (tx) => {
    const last = (await listPaymentMethods(tx, actor.workspaceId)).at(-1);
    const method = { id: deps.ids(), name };
    const position = last === undefined ? 0 : last.position + 1;
    await insertPaymentMethods(tx, actor.workspaceId, [{ ...method, position }]);
    await recordChange(deps, tx, actor, {
      kind: 'paymentMethod',
      id: method.id,
      action: 'created',
      details: { name },
    });
    return method;
  });
}

export function changePaymentMethod(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  name: string,
): Promise<Result<PaymentMethod>> {
  return inTransaction(deps.db, async (tx) => {
    if ((await findPaymentMethod(tx, actor.workspaceId, id)) === undefined) return notFound('payment method');
    await renamePaymentMethod(tx, actor.workspaceId, id, name);
    await recordChange(deps, tx, actor, { kind: 'paymentMethod', id, action: 'updated', details: { name } });
    return done({ id, name });
  });
}

/** A new stage stands at the end of its board. */
export function createStage(
  deps: CommandDeps,
  actor: Actor,
  stage: { readonly board: Board; readonly name: string; readonly color: string },
) {
  return inTransaction(deps.db, async (tx) => {
    const last = (await listStages(tx, actor.workspaceId, stage.board)).at(-1);
    const position = last === undefined ? 0 : last.position + 1;
    const created = { id: deps.ids(), ...stage, position, isAccepted: false };
    await insertStages(tx, actor.workspaceId, [created]);
    await recordChange(deps, tx, actor, { kind: 'stage', id: created.id, action: 'created', details: stage });
    return created;
  });
}

export function changeStage(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  change: StageChange & { readonly isAccepted?: true | undefined },
) {
  return inTransaction(deps.db, async (tx) => {
    const before = await findStage(tx, actor.workspaceId, id);
    if (before === undefined) return notFound('stage');
    if (change.isAccepted && before.board !== 'sales')
      return invalid([{ path: 'isAccepted', message: 'must be a stage of the SalesBoard' }]);
    await updateStage(tx, actor.workspaceId, id, change);
    if (change.isAccepted) await setAcceptedStage(tx, actor.workspaceId, id);
    await recordChange(deps, tx, actor, { kind: 'stage', id, action: 'updated', details: { ...change } });
    const stage = await findStage(tx, actor.workspaceId, id);
    return stage === undefined ? notFound('stage') : done(stage);
  });
}
