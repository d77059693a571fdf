/** Makes src/store/schema.gen.ts: the tables' types as src/store/database.ts reads and writes them. */
import { ColumnTypeNode, generate, PostgresDialect, RawExpressionNode } from 'kysely-codegen';
import { silentLog } from '../src/lib/log.ts';
import { openDatabase } from '../src/store/database.ts';

/** The text of schema.gen.ts for the migrated database at `url`. */
export async function generateTypes(url: string): Promise<string> {
  const dialect = new PostgresDialect();
  // An int8 is read as a bigint (database.ts) and may be written as anything that is exactly one.
  const written = new RawExpressionNode('bigint | number | string');
  const int8 = new ColumnTypeNode(new RawExpressionNode('bigint'), written, written);
  Object.assign(dialect.adapter.definitions, { Int8: int8 });
  const { db, close } = openDatabase(url, { log: silentLog });
  try {
    return await generate({
      // The same Kysely at run time; the generator sees the types of its CommonJS build.
      db: db as unknown as Parameters<typeof generate>[0]['db'],
      dialect,
      outFile: null,
      // The queue's tables are the queue's own: jobs are added through its functions.
      excludePattern: '{public.schema_migrations,graphile_worker.*}',
      // Money is never a number, not even on its way in.
      typeMapping: { numeric: 'string', date: 'string' },
    });
  } finally {
    await close();
  }
}
