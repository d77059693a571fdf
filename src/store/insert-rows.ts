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
  rows: readonly Row<Insertable<DB[Table]>>[],
  ending: RawBuilder<Answer> = sql``,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)));
  for (const [index, piece] of inPieces(rows).entries()) {
    const inserted = await sql<Answer>`
      insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${jsonOf(piece)}::jsonb)
      ${ending}`.execute(db);
    answers.push(...inserted.rows);
    const isFirstOfSeveral = index === 0 && rows.length > piece.length;
    if (isFirstOfSeveral) await takeStatistics(db, table);
  }
  if (rows.length >= MANY) await takeStatistics(db, table);
  return answers;
}

const MANY = 500;

/**
 * Tens of milliseconds. A table that has just grown many times over looks small to PostgreSQL, whose own rounds may be a
 * minute late: every look-up, those of foreign keys included, would read all of the workspace's rows by the next best index.
 */
async function takeStatistics(db: Db, table: string): Promise<void> {
  await sql`analyze ${sql.table(table)}`.execute(db);
}

/** What is undefined becomes null, as in JSON. */
type Row<Columns> = { readonly [Name in keyof Columns]: Columns[Name] | undefined };

/** The ending that makes a row that is there already the one that was to be inserted. `key`: the columns of its unique index. */
export function replacing<Row extends object>(
  key: readonly (keyof Row & string)[],
  [first]: readonly Row[],
): RawBuilder<never> {
  const others = Object.keys(first ?? {}).filter((column) => !(key as readonly string[]).includes(column));
  const settings = others.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`);
  return sql`on conflict (${sql.join(key.map((column) => sql.ref(column)))}) do update set ${sql.join(settings)}`;
}

/** Half a character is refused in JSON; as a parameter of its own it would become this mark as well. */
function jsonOf(rows: readonly unknown[]): string {
  const json = JSON.stringify(rows);
  return /\\ud[89a-f]/.test(json) ? JSON.stringify(rows, withoutHalves) : json;
}

function withoutHalves(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value;
}
