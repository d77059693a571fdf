/** `query`: what the records of one kind answer to a statement. */

import { entityNamed } from '../entities.ts';
import type { Call, EntityOperations, FieldRead } from '../entity.ts';
import { Refusal } from '../faults-wire.ts';
import type { Json } from '../json.ts';
import type { Entity } from '../table.ts';
import { type Candidates, candidatesOf } from './candidates.ts';
import { compareValues, compareWords, holdsFor } from './compare.ts';
import { parseQuery, type Query } from './parse.ts';

/** The `QueryResponse` of an answer or of one item of a batch. */
export function answerQuery(call: Call, statement: string): Json {
  const query = parseQuery(statement);
  const operations = entityNamed(query.entity);
  if (!operations)
    throw new Refusal('4001', `QueryValidationError: Metadata not found for Entity: ${query.entity}`); // ours
  const table = call.company.table(operations.name);
  const test = testOf(operations, query);
  const candidates = candidatesOf(table, query);
  if (query.wanted === 'count') return { totalCount: countOf(candidates.records, test) };
  const stretched = { ...query, maxResults: query.maxResults + (call.pageStretch ?? 0) };
  const rows = pageOf(operations, stretched, candidates, test);
  if (rows.length === 0) return {};
  return {
    [operations.name]: rows.map((record) => chosen(query, record)),
    startPosition: query.startPosition,
    maxResults: rows.length,
  };
}

/** Names that are inactive are left out unless the query speaks of Active. */
function testOf(operations: EntityOperations, query: Query): (record: Entity) => boolean {
  const tests = query.where.map((condition) => holdsFor(condition, readerOf(operations, condition.property)));
  const isAsked = query.where.some(({ property }) => property === 'Active');
  if ('Active' in operations.queryable && !isAsked) tests.push(({ Active }) => Active !== false);
  return (record) => tests.every((test) => test(record));
}

function readerOf(operations: EntityOperations, property: string): FieldRead {
  const read = operations.queryable[property];
  if (read) return read;
  throw new Refusal(
    '4001',
    `QueryValidationError: Property ${property} not found for Entity ${operations.name}`,
  );
}

function countOf(records: Iterable<Entity>, test: (record: Entity) => boolean): number {
  let count = 0;
  for (const record of records) if (test(record)) count += 1;
  return count;
}

/** Where the records come in the order that is asked for, the page is cut off without looking at the rest. */
function pageOf(
  operations: EntityOperations,
  query: Query,
  { records, order }: Candidates,
  test: (record: Entity) => boolean,
): readonly Entity[] {
  const orders = orderOf(query);
  const [first] = orders;
  for (const { property } of orders) readerOf(operations, property);
  const end = query.startPosition - 1 + query.maxResults;
  const isInOrder = orders.length === 1 && first?.property === order && !first.isDescending;
  const matched: Entity[] = [];
  for (const record of records) {
    if (!test(record)) continue;
    matched.push(record);
    if (isInOrder && matched.length === end) break;
  }
  if (!isInOrder) matched.sort(sorterOf(operations, orders));
  return matched.slice(query.startPosition - 1, end);
}

/** Oldest first unless ordered. */
const orderOf = ({ orderBy }: Query): Query['orderBy'] =>
  orderBy.length > 0 ? orderBy : [{ property: 'Id', isDescending: false }];

function sorterOf(operations: EntityOperations, orders: Query['orderBy']) {
  const compares = orders.map(({ property, isDescending }) => {
    const read = readerOf(operations, property);
    return (a: Entity, b: Entity) => compareValues(read(a), read(b)) * (isDescending ? -1 : 1);
  });
  return (a: Entity, b: Entity): number => {
    for (const compare of compares) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return compareWords(a.Id, b.Id);
  };
}

/** Observed in practice: a list of fields gives sparse records. */
function chosen({ wanted }: Query, record: Entity): Json {
  if (typeof wanted === 'string') return record;
  const fields = new Set(wanted.map((path) => path.split('.')[0]));
  const kept = Object.entries(record).filter(([field]) => fields.has(field));
  return { ...Object.fromEntries(kept), Id: record.Id, domain: 'QBO', sparse: true };
}
