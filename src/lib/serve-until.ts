/** Ends a process in good order: on SIGINT, SIGTERM, or when the launcher that started it has gone. */
import type { Log } from './log.ts';

export type Closer = { readonly name: string; readonly close: () => Promise<unknown> | unknown };

export type ServeUntilOptions = {
  readonly log: Log;
  /** What to close, in this order: first what brings work in, last what everything else needs. */
  readonly closers: readonly Closer[];
  /** How long they may take together; then the process ends all the same, with exit code 1. */
  readonly withinMs?: number;
};

/** Tells the launcher, when there is one, that this process now serves at `url`. */
export function sayReady(url: string): void {
  process.send?.({ type: 'ready', url });
}

/**
 * Waits for the end, closes, and exits the process: 0 when everything closed, 1 when something failed or hung.
 * A second signal exits at once. Never resolves.
 */
export async function serveUntil({ log, closers, withinMs = 8_000 }: ServeUntilOptions): Promise<never> {
  const reason = await firstReasonToStop();
  log.info({ reason }, 'Stopping');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
  const late = new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), withinMs).unref();
  });
  const inGoodOrder = await Promise.race([closeAll(closers, log), late]);
  if (!inGoodOrder) log.warn('Stopped without closing everything');
  process.exit(inGoodOrder ? 0 : 1);
}

function firstReasonToStop(): Promise<string> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    // A killed launcher cannot say anything; its channel closes.
    process.once('disconnect', () => resolve('launcher gone'));
  });
}

async function closeAll(closers: readonly Closer[], log: Log): Promise<boolean> {
  let closedAll = true;
  for (const { name, close } of closers) {
    try {
      await close();
    } catch (err) {
      closedAll = false;
      log.error({ err }, `Could not close ${name}`);
    }
  }
  return closedAll;
}
