/** The practice ledger as a process of its own, so that what it costs is not counted as ours: asked over the process's channel. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '../sandbox/sandbox.ts';
import { copyOrganisations } from './copy-organisations.ts';
import type { LedgerQuestion } from './ledger-process.ts';

const copies = Number(process.argv[2] ?? 0);
const dataDir = copies > 0 ? mkdtempSync(join(tmpdir(), 'counterfoil-bench-ledger-')) : undefined;
const tenantIds = dataDir === undefined ? [] : await copyOrganisations(dataDir, copies);
const sandbox = createSandbox({ limits: false, seed: 1, ...(dataDir === undefined ? {} : { dataDir }) });
const listening = await sandbox.listen(0);

process.on('disconnect', () => {
  if (dataDir !== undefined) rmSync(dataDir, { recursive: true, force: true });
  process.exit(0);
});
process.on('message', async (question: LedgerQuestion) => {
  try {
    process.send?.({ id: question.id, value: (await answer(question)) ?? null });
  } catch (error) {
    process.send?.({ id: question.id, error: error instanceof Error ? error.message : String(error) });
  }
});
process.send?.({ url: listening.url, tenantIds });

function answer({ part, act, args }: LedgerQuestion): unknown {
  const target = part === 'books' ? sandbox.books : sandbox.control;
  // The asking side is typed by the very interfaces that are called here.
  const work = target[act as keyof typeof target] as (...args: readonly unknown[]) => unknown;
  return work(...args);
}
