/**
 * Names statements, so that PostgreSQL parses each once for a connection, and as a rule plans it once too: for short
 * statements that is most of its work.
 */
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';

/** Of one text: a connection keeps what it has prepared until it ends, so a text that is ever different gets no name. */
const MOST_NAMES = 1_000;
/** Lists of values of any length make ever different texts. */
const MOST_VALUES = 40;

/** The pool as Kysely takes it; its statements have names where they are worth one. */
export function preparing(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string, values: readonly unknown[]): string | undefined => {
    // `begin` and the like cost nothing to parse.
    if (values.length === 0 || values.length > MOST_VALUES) return undefined;
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_NAMES) return known;
    const name = `counterfoil_${names.size}`;
    names.set(text, name);
    return name;
  };
  return {
    async connect() {
      const client = await pool.connect();
      let isOutdated = false;
      const query = async <Row>(
        text: string,
        values: readonly unknown[],
      ): Promise<PostgresQueryResult<Row>> => {
        try {
          // pg answers `any` rows; Kysely's types say what they are.
          return (await client.query({ name: nameOf(text, values), text, values: [...values] })) as never;
        } catch (error) {
          isOutdated ||= isOutdatedPlan(error);
          throw error;
        }
      };
      return {
        // Kysely's cursors are not used here.
        query: query as PostgresPoolClient['query'],
        release: () => client.release(isOutdated),
      };
    },
    end: () => pool.end(),
  };
}

/** Another process has migrated the tables meanwhile: the connection is closed, and the next one prepares anew. */
function isOutdatedPlan(error: unknown): boolean {
  return (
    error instanceof pg.DatabaseError && error.code === '0A000' && error.routine === 'RevalidateCachedQuery'
  );
}
