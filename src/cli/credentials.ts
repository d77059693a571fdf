/** Where the command line keeps its address and key: a file that only its owner can read, or the environment. */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { CliFault } from './api.ts';

export type Credentials = { readonly url: string; readonly key: string };

export type Environment = Readonly<Record<string, string | undefined>>;

/** COUNTERFOIL_URL and COUNTERFOIL_API_KEY win over the file. Throws CliFault where neither has both. */
export async function readCredentials(env: Environment): Promise<Credentials> {
  const kept = await readKept(env);
  const url = env.COUNTERFOIL_URL || kept?.url;
  const key = env.COUNTERFOIL_API_KEY || kept?.key;
  if (url === undefined || key === undefined) {
    throw new CliFault(
      'Which Counterfoil? Run `setup` first, or set COUNTERFOIL_URL and COUNTERFOIL_API_KEY (Settings › API keys).',
    );
  }
  return { url, key };
}

/** Answers the file's path. */
export async function keepCredentials(env: Environment, credentials: Credentials): Promise<string> {
  const file = fileFor(env);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  // The mode above counts only for a new file.
  await chmod(file, 0o600);
  return file;
}

async function readKept(env: Environment): Promise<Credentials | null> {
  const text = await readFile(fileFor(env), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    throw new CliFault(`${fileFor(env)} cannot be read: remove it, or write it again with \`setup\`.`);
  }
}

const keptSchema = z.object({ url: z.string(), key: z.string() });

function fileFor(env: Environment): string {
  const folder = env.XDG_CONFIG_HOME || join(env.HOME || homedir(), '.config');
  return join(folder, 'counterfoil', 'credentials.json');
}
