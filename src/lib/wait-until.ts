/** Waits for something outside this process that sends no event: asks again and again, up to a deadline. */
import { setTimeout as pause } from 'node:timers/promises';

/** Asks every `everyMs` until the answer is not undefined; answers undefined after `withinMs`. */
export async function waitUntil<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  { withinMs, everyMs = 20 }: { readonly withinMs: number; readonly everyMs?: number },
): Promise<T | undefined> {
  const deadlineMs = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() >= deadlineMs) return undefined;
    await pause(everyMs);
  }
}
