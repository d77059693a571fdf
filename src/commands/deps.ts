/** What every command needs, given by the composition root. */
import type { Clock } from '../lib/clock.ts';
import type { IdSource } from '../lib/ids.ts';
import type { Db } from '../store/database.ts';

export type CommandDeps = { readonly db: Db; readonly clock: Clock; readonly ids: IdSource };
