/** Chooses as whom PostgreSQL runs: it refuses root, so a launcher that is root must lend it another account. */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export type PostgresAccount = {
  /** The account's number, when it is not our own. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
  /** What to spawn, and how, so that `program` runs as that account. */
  command(program: string, args: readonly string[]): PostgresCommand;
};

export type PostgresCommand = {
  readonly program: string;
  readonly args: readonly string[];
  readonly identity: { readonly uid?: number; readonly gid?: number };
};

/**
 * Not root: ourselves. Root: the owner of an existing cluster, else the account `postgres`, else `nobody`.
 * Such an account cannot enter folders closed to it (a checkout below /root): then, on Linux, it is given the
 * one right to read past folder permissions. Throws an Error in plain words when that cannot be had.
 */
export function postgresAccount(cluster: string, programs: readonly string[]): PostgresAccount {
  if (process.getuid?.() !== 0) {
    return { owner: undefined, command: (program, args) => ({ program, args, identity: {} }) };
  }
  const owner = ownerOf(cluster) ?? accountNamed('postgres') ?? accountNamed('nobody');
  if (owner === undefined) throw new Error(`PostgreSQL refuses to run as root, and ${noAccount}`);
  const closed = [cluster, ...programs]
    .map((path) => closedFolder(path, owner))
    .find((path) => path !== undefined);
  if (closed === undefined) {
    return { owner, command: (program, args) => ({ program, args, identity: owner }) };
  }
  const right = rightToPassFolders(owner);
  if (right === undefined) throw new Error(cannotEnter(closed));
  return { owner, command: (program, args) => withRight(right, owner, program, args) };
}

type Owner = { readonly uid: number; readonly gid: number };

const noAccount =
  'this system has neither an account `postgres` nor `nobody` to run it. Start as an ordinary user, or set DATABASE_URL.';

function ownerOf(cluster: string): Owner | undefined {
  const { uid, gid } = statSync(cluster, { throwIfNoEntry: false }) ?? { uid: 0, gid: 0 };
  return uid === 0 ? undefined : { uid, gid };
}

function accountNamed(name: string): Owner | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** The first folder on the way to `path` that the account may not pass. */
function closedFolder(path: string, owner: Owner): string | undefined {
  const parent = dirname(path);
  if (parent === path) return undefined;
  const above = closedFolder(parent, owner);
  if (above !== undefined) return above;
  const { mode, uid, gid } = statSync(parent, { throwIfNoEntry: false }) ?? { mode: 0o755, uid: 0, gid: 0 };
  const pass = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001;
  return (mode & pass) === 0 ? parent : undefined;
}

// The weaker right is enough; containers often have only the stronger one.
function rightToPassFolders(owner: Owner): string | undefined {
  return ['dac_read_search', 'dac_override'].find((right) => {
    const { program, args } = withRight(right, owner, 'true', []);
    return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
  });
}

// Without no_setuid_fixup the kernel leaves the right out of access(2), by which PostgreSQL finds itself.
function withRight(
  right: string,
  { uid, gid }: Owner,
  program: string,
  args: readonly string[],
): PostgresCommand {
  const account = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--securebits=+no_setuid_fixup'];
  const rights = [`--inh-caps=+${right}`, `--ambient-caps=+${right}`];
  return { program: 'setpriv', args: [...account, ...rights, '--', program, ...args], identity: {} };
}

function cannotEnter(folder: string): string {
  return (
    `PostgreSQL refuses to run as root, and the account that would run it may not enter ${folder}. ` +
    'Start Counterfoil as an ordinary user, or install it and put COUNTERFOIL_DATA_DIR where everybody may ' +
    'enter (for example under /srv), or set DATABASE_URL.'
  );
}
