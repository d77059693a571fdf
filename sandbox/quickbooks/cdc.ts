/** Change data capture: what has changed in each of several kinds since a moment, the deleted among it. */

import { entityNamed } from './entities.ts';
import type { Call } from './entity.ts';
import { businessRule, missing, Refusal } from './faults-wire.ts';
import type { Json } from './json.ts';
import { momentIn, pacificTime } from './pacific.ts';
import type { Tombstone } from './table.ts';

const LOOK_BACK_MS = 30 * 86_400_000;
const MOST = 1000;
/** Kinds that CDC does not know; Intuit's page has the whole list. */
const UNKNOWN = [
  'TaxCode',
  'TaxRate',
  'TaxAgency',
  'CompanyInfo',
  'Preferences',
  'ExchangeRate',
  'Attachable',
];

interface Change {
  readonly name: string;
  readonly at: number;
  readonly record: Json;
}

/** The `CDCResponse`: a thousand objects in all, and no second page. */
export function answerCdc(call: Call): Json {
  const names = entitiesIn(call.params);
  const since = momentIn(call.params.get('changedSince') ?? '');
  if (since === undefined) throw missing('changedSince');
  if (since < call.now - LOOK_BACK_MS)
    throw businessRule('changedSince cannot be more than 30 days ago.', 'changedSince'); // ours
  const { changedSince, fullAnswerKeeps } = call.world.settings().switches;
  const isAfter = (at: number) => (changedSince === 'inclusive' ? at >= floor(since) : at > since);
  const changes = names
    .flatMap((name) => changesOf(call, name, floor(since)))
    .filter(({ at }) => isAfter(at));
  const kept = changes.length <= MOST ? changes : cut(changes, fullAnswerKeeps);
  return { CDCResponse: [{ QueryResponse: names.map((name) => groupOf(name, kept)) }] };
}

const floor = (ms: number): number => Math.floor(ms / 1000) * 1000;

function entitiesIn(params: URLSearchParams): readonly string[] {
  const words = (params.get('entities') ?? '').split(',').map((word) => word.trim());
  const named = words.filter(Boolean);
  if (named.length === 0) throw missing('entities');
  return named.map((word) => {
    const name = entityNamed(word)?.name;
    if (name === undefined || UNKNOWN.includes(name))
      throw new Refusal('2000', `Invalid or unsupported object name : ${word}`); // the end is ours
    return name;
  });
}

/** Whole seconds, as the wire has them, so that the sandbox knows no more than an app could. */
function changesOf(call: Call, name: string, since: number): readonly Change[] {
  const { realmId } = call.company;
  const records = call.company.table(name).changedSince(since);
  const deleted = call.world.store.collection<Tombstone>(`${realmId}/Deleted`).from(since);
  return [
    ...records.map((record) => ({ name, at: Date.parse(record.MetaData.LastUpdatedTime), record })),
    ...deleted.filter(({ entity }) => entity === name).map(tombstone),
  ];
}

const tombstone = ({ entity, id, at }: Tombstone): Change => ({
  name: entity,
  at: floor(at),
  record: { domain: 'QBO', status: 'Deleted', Id: id, MetaData: { LastUpdatedTime: pacificTime(at) } },
});

function cut(changes: readonly Change[], keeps: 'newest' | 'oldest'): readonly Change[] {
  const inOrder = [...changes].sort((a, b) => a.at - b.at);
  return keeps === 'newest' ? inOrder.slice(-MOST) : inOrder.slice(0, MOST);
}

function groupOf(name: string, changes: readonly Change[]): Json {
  const records = changes.filter((change) => change.name === name).map(({ record }) => record);
  return records.length === 0 ? {} : { [name]: records, startPosition: 1, maxResults: records.length };
}
