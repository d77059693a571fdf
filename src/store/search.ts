/** Conditions that several lists share. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** A pattern for `ilike` that matches `text` anywhere, with what a person typed taken literally. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

/** Whether an id is one of these. One parameter however many they are, so that the statement is one and the same. */
export function isAmong(column: string, ids: readonly string[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} = any(${[...ids]}::uuid[])`;
}
