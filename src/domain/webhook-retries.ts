/** When a webhook that did not arrive is sent again, and when its endpoint is given up. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** As the Standard Webhooks specification proposes: between the first attempt and the second, the second and the third, … */
const PAUSES_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
] as const;

/** An endpoint at which nothing has arrived for so long is switched off. */
const GIVE_UP_AFTER_MS = 120 * HOUR_MS;

/** After so many attempts: milliseconds until the next one, or null where it was the last. */
export function pauseAfterMs(attempts: number): number | null {
  return PAUSES_MS[attempts - 1] ?? null;
}

/** @param failingMs for how long nothing has arrived. */
export function isGivenUp(failingMs: number): boolean {
  return failingMs >= GIVE_UP_AFTER_MS;
}
