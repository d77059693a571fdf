/** People: the rows that better-auth signs in. Written here only to make a person; better-auth does the rest. */
import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

export async function anyUserExists(db: Db): Promise<boolean> {
  return (await db.selectFrom('auth_users').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Lets one setup at a time look and write; held until the transaction ends. */
export async function lockSetup(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${setupLock})`.execute(tx);
}
const setupLock = 7_283_514_902;

/** `email` in lower case, as better-auth keeps and compares it. */
export function findUserByEmail(db: Db, email: string) {
  return db
    .selectFrom('auth_users')
    .select(['id', 'name', 'email'])
    .where('email', '=', email)
    .executeTakeFirst();
}

export function findUser(db: Db, id: string) {
  return db.selectFrom('auth_users').select(['id', 'name', 'email']).where('id', '=', id).executeTakeFirst();
}

/** As better-auth hashed it; undefined for a person without a password. */
export async function findPasswordHash(db: Db, userId: string): Promise<string | undefined> {
  const account = await db
    .selectFrom('auth_accounts')
    .select('password')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  return account?.password ?? undefined;
}

export type NewUser = {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly at: Date;
};

/** A person with a password: the two rows as better-auth would write them. */
export async function insertUser(db: Db, user: NewUser): Promise<void> {
  await db
    .insertInto('auth_users')
    .values({ id: user.id, name: user.name, email: user.email, createdAt: user.at, updatedAt: user.at })
    .execute();
  await db
    .insertInto('auth_accounts')
    .values({
      id: user.accountId,
      accountId: user.id,
      providerId: 'credential',
      userId: user.id,
      password: user.passwordHash,
      createdAt: user.at,
      updatedAt: user.at,
    })
    .execute();
}
