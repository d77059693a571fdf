/** A lock file that says which process holds it, and that a dead process does not hold for ever. */
import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { processIdentity } from './processes.ts';

export type ProcessLock = { release(): Promise<void> };

/**
 * Takes the lock for this process, or answers the number of the living process that holds it. A lock whose
 * process has gone (killed, or the machine restarted) is taken over.
 */
export async function takeProcessLock(file: string): Promise<ProcessLock | { readonly heldBy: number }> {
  // Three tries: each failed one means that a dead holder's file was removed in the meantime.
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    if (await create(file)) return { release: () => rm(file, { force: true }) };
    const heldBy = await livingHolder(file);
    if (heldBy !== undefined) return { heldBy };
    await rm(file, { force: true });
  }
  throw new Error(`Cannot take the lock ${file}: others keep taking it`);
}

// Written whole under another name and linked into place, so that no one reads half a lock.
async function create(file: string): Promise<boolean> {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) }));
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function livingHolder(file: string): Promise<number | undefined> {
  try {
    const { pid, identity } = JSON.parse(await readFile(file, 'utf8')) as { pid: number; identity: string };
    return processIdentity(pid) === identity ? pid : undefined;
  } catch {
    return undefined;
  }
}
