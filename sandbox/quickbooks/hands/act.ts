/** What every act of a person in the books is made of: its transaction, its answer, and the operations of the API. */

import type { BooksResult } from '../books.ts';
import { entityNamed } from '../entities.ts';
import type { Call, EntityOperations } from '../entity.ts';
import { Refusal } from '../faults-wire.ts';
import type { Json } from '../json.ts';
import type { Entity } from '../table.ts';
import type { World } from '../world.ts';

/** One act, one transaction: a refusal undoes it, and its detail is the sentence why. */
export type Act = <T>(realmId: string, work: (call: Call) => T) => BooksResult<T>;

/** Why a person cannot, where no rule of the API says so first. */
export class Unwilling extends Error {}

export function createAct(world: World): Act {
  return (realmId, work) => {
    const company = world.findCompany(realmId);
    if (!company) return { ok: false, why: 'There is no such company.' };
    const call = {
      world,
      company,
      params: new URLSearchParams(),
      now: world.clock.now(),
      by: 'person',
    } as const;
    try {
      return { ok: true, value: world.store.transaction(() => work(call)) };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, why: error.detail };
      if (error instanceof Unwilling) return { ok: false, why: error.message };
      throw error;
    }
  };
}

export const create = (call: Call, entity: string, fields: Json): Entity =>
  asEntity(doing(entity, 'create')(call, fields));

/** These fields over what is there. */
export const change = (call: Call, entity: string, id: string, fields: Json): Entity =>
  asEntity(doing(entity, 'update')(call, { ...versionOf(call, entity, id), ...fields, sparse: true }));

export const remove = (call: Call, entity: string, id: string): Json =>
  doing(entity, 'remove')(call, versionOf(call, entity, id));

export const voidIt = (call: Call, entity: string, id: string): Entity =>
  asEntity(doing(entity, 'voidIt')(call, versionOf(call, entity, id)));

/** A person has always seen the newest version. */
function versionOf(call: Call, entity: string, id: string): Json {
  const { Id, SyncToken } = held(call, entity, id);
  return { Id, SyncToken };
}

export function held(call: Call, entity: string, id: string): Entity {
  const record = call.company.table(entity).get(id);
  if (!record) throw new Unwilling(`There is no such ${WORDS[entity] ?? entity.toLowerCase()}.`);
  return record;
}

const WORDS: Readonly<Record<string, string>> = {
  CreditMemo: 'credit memo',
  TaxCode: 'tax code',
  Item: 'product or service',
};

type Doing = 'create' | 'update' | 'remove' | 'voidIt';

function doing(entity: string, name: Doing): NonNullable<EntityOperations[Doing]> {
  const operations = entityNamed(entity);
  const work = operations?.[name]?.bind(operations);
  if (!work) throw new Error(`the practice QuickBooks has no ${name} of ${entity}`);
  return work;
}

/** Every answer but that of a deletion is the record. */
const asEntity = (record: Json): Entity => record as Entity;
