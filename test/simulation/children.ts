/** Runs seeds in processes of their own, several at a time: each takes the next seed when it is done with one. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Verdict } from './seed.ts';
import type { Template } from './template.ts';

/** What a child is told first, and then which seed; it answers each seed with a verdict. */
export type ToChild = { readonly template: Template } | { readonly seed: number };

export async function runInChildren(
  template: Template,
  seeds: readonly number[],
  jobs: number,
  take: (verdict: Verdict) => void,
): Promise<void> {
  const left = [...seeds];
  await Promise.all(Array.from({ length: jobs }, () => runChild(template, left, take)));
}

function runChild(template: Template, left: number[], take: (verdict: Verdict) => void): Promise<void> {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)));
  let current: number | undefined;
  const next = (): void => {
    current = left.shift();
    if (current === undefined) child.disconnect();
    else child.send({ seed: current } satisfies ToChild);
  };
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      // Sent only by child.ts.
      take(message as Verdict);
      next();
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0 && current === undefined) resolve();
      else reject(new Error(`The process that ran seed ${current} ended with ${code}`));
    });
    child.send({ template } satisfies ToChild);
    next();
  });
}
