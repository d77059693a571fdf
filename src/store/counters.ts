/** Counters: the numbers that people see, one row of numbers for each noun and workspace. */
import { sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * Takes `count` numbers in a row and answers the first. Taken in the caller's transaction: a rolled-back creation
 * leaves no gap, and creations of one noun wait for each other.
 */
export async function takeNumbers(db: Db, workspaceId: string, name: string, count = 1): Promise<bigint> {
  const row = await db
    .insertInto('counters')
    .values({ workspace_id: workspaceId, name, next_value: firstNumber + BigInt(count) })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'name'])
        .doUpdateSet({ next_value: sql<bigint>`counters.next_value + ${count}` }),
    )
    .returning('next_value')
    .executeTakeFirstOrThrow();
  return BigInt(row.next_value) - BigInt(count);
}

const firstNumber = 1001n;
