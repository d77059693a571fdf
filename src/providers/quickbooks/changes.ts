/** What changed in the books since a time: one question for several kinds of records, deleted ones included. */
import { z } from 'zod';
import type { Outcome } from '../provider.ts';
import type { Entity } from './batch.ts';
import type { Caller } from './call.ts';
import { changesReachMs, mostChanges } from './reach.ts';
import { instantOf, writtenInstant } from './wire.ts';

export type Deleted = { readonly ledgerId: string; readonly deletedAt: Date };

/** Of one kind: what there is, whole, and what is gone. */
export type ChangesOf = { readonly records: readonly unknown[]; readonly deleted: readonly Deleted[] };

export type Changes = {
  readonly of: (entity: Entity) => ChangesOf;
  /** As many as an answer holds: there may be more, which this question can never bring. */
  readonly isFull: boolean;
};

/** Whether QuickBooks still knows all changes since then. */
export function isWithinReach(since: Date, now: Date): boolean {
  return now.getTime() - since.getTime() <= changesReachMs;
}

/** Asks for all changes of these kinds. @param since within reach, else QuickBooks refuses. */
export async function readChanges(
  call: Caller,
  {
    operation,
    entities,
    since,
  }: {
    readonly operation: string;
    readonly entities: readonly Entity[];
    readonly since: Date;
  },
): Promise<Outcome<Changes>> {
  return call({
    operation,
    method: 'GET',
    path: 'cdc',
    query: { entities: entities.join(','), changedSince: writtenInstant(since) },
    read: (json) => changesIn(json, entities),
  });
}

const answerSchema = z.object({
  CDCResponse: z.array(z.object({ QueryResponse: z.array(z.record(z.string(), z.unknown())).nullish() })),
  time: z.string().nullish(),
});

const tombstoneSchema = z.object({
  Id: z.string().min(1),
  status: z.string(),
  MetaData: z.object({ LastUpdatedTime: z.string() }).nullish(),
});

function changesIn(json: unknown, entities: readonly Entity[]): Changes {
  const { CDCResponse, time } = answerSchema.parse(json);
  const responses = CDCResponse.flatMap(({ QueryResponse }) => QueryResponse ?? []);
  const found = new Map(
    entities.map((entity) => {
      const all = responses.flatMap((response) => z.array(z.unknown()).parse(response[entity] ?? []));
      return [entity, { records: all.filter((one) => !isDeleted(one)), deleted: deletedIn(all, time ?? '') }];
    }),
  );
  const count = [...found.values()].reduce(
    (sum, { records, deleted }) => sum + records.length + deleted.length,
    0,
  );
  return {
    of: (entity) => found.get(entity) ?? { records: [], deleted: [] },
    isFull: count >= mostChanges,
  };
}

function isDeleted(record: unknown): boolean {
  const { data } = tombstoneSchema.safeParse(record);
  return data !== undefined && data.status.toLowerCase() === 'deleted';
}

// One that does not say when it went is as old as the answer.
function deletedIn(records: readonly unknown[], time: string): readonly Deleted[] {
  return records.filter(isDeleted).map((record) => {
    const { Id, MetaData } = tombstoneSchema.parse(record);
    return { ledgerId: Id, deletedAt: instantOf(MetaData?.LastUpdatedTime ?? time) };
  });
}
