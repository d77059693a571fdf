/** Inserts one row or thousands: a piece of them travels as one JSON value, which is half the work of a parameter a field. */
import { type Insertable, type RawBuilder, sql } from 'kysely';
import type { DB, Db } from './database.ts';
import { inPieces } from './pieces.ts';

/**
 * In the order given; all rows have the same columns. `ending` is what follows in the statement, such as
 * `returning id`: its rows are answered. A json column takes its value as it is, not as text.
 */
export async function insertRows<Table extends keyof DB & string, Answer>(
  db: Db,
  table: Table,
  rows: readonly Insertable<DB[Table]>[],
  ending: RawBuilder<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)));
  for (const piece of inPieces(rows)) {
    const inserted = await sql<Answer>`
      insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(piece, asText)}::jsonb)
      ${ending}`.execute(db);
    answers.push(...inserted.rows);
  }
  return answers;
}

/** Half a character is refused in JSON; as a parameter of its own it would become this mark as well. */
function asText(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value;
}
