/** Waits for a condition instead of a time. */

/** Asks until something is answered; the last error, or what was being waited for, after `withinMs`. */
export async function eventually<T>(ask: () => Promise<T | undefined>, withinMs = 15_000): Promise<T> {
  const endAt = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > endAt) throw new Error(`It did not happen within ${withinMs} ms: ${String(ask)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
