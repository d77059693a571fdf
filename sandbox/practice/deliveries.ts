/** The last webhook deliveries, as seen on their way out. */

import type { TimeSource } from '../clock.ts';

export interface Delivery {
  readonly at: number;
  readonly url: string;
  /** `0` when no answer came. */
  readonly status: number;
  readonly ms: number;
  /** The raw body; its `events` are empty in an intent-to-receive round. */
  readonly body: string;
}

export interface Deliveries {
  fetch(request: Request): Promise<Response>;
  /** The newest last. */
  list(): readonly Delivery[];
}

const KEPT = 20;

/** @param send how webhooks really leave; what it answers or throws is passed on untouched */
export function watchDeliveries(
  send: (request: Request) => Promise<Response>,
  clock: TimeSource,
): Deliveries {
  let kept: readonly Delivery[] = [];
  const keep = (delivery: Delivery) => {
    kept = [...kept, delivery].slice(-KEPT);
  };
  return {
    async fetch(request) {
      const at = clock.now();
      const copy = request.clone();
      const note = async (status: number) => {
        const ms = clock.now() - at;
        keep({ at, url: copy.url, status, ms, body: await copy.text() });
      };
      try {
        const response = await send(request);
        await note(response.status);
        return response;
      } catch (error) {
        await note(0);
        throw error;
      }
    },
    list: () => kept,
  };
}
