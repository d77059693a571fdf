/** How the ledger's webhooks reach us: lost, doubled, late and so out of order, beside forged ones; or as they should. */

import type { Chance } from './chance.ts';
import type { House } from './house.ts';
import type { Scheduler } from './scheduler.ts';
import type { Weather } from './weather.ts';

/** What the practice ledger has for `fetch`. */
export function createWebhookNetwork(
  scheduler: Scheduler,
  house: () => House,
  weather: Weather,
  chance: Chance,
  /** The header in which the ledger of this address signs. */
  signatureHeaderOf: (request: Request) => string,
): (request: Request) => Promise<Response> {
  const deliver = async (request: Request): Promise<Response> => {
    const server = house().server();
    if (server === null) throw new TypeError('fetch failed');
    const asked = scheduler.start(server.owner, 'webhook', async () => server.app.request(request));
    const end = await scheduler.waitFor(asked);
    if (end.kind !== 'done') throw new TypeError('fetch failed');
    return end.value;
  };

  const deliverLate = (request: Request): void => {
    scheduler.at(scheduler.nowMs() + chance.between(1_000, 400_000), 'a late webhook', () => {
      const server = house().server();
      if (server !== null)
        void scheduler.start(server.owner, 'webhook', async () => server.app.request(request));
    });
  };

  return async (request) => {
    switch (weather.delivery()) {
      case 'well':
        return deliver(request);
      case 'lost':
        return new Response(null, { status: 200 });
      case 'late':
        deliverLate(request);
        return new Response(null, { status: 200 });
      case 'doubled':
        deliverLate(request.clone());
        return deliver(request);
      case 'forged':
        await deliver(forged(request.clone(), signatureHeaderOf(request))).catch(() => {});
        return deliver(request);
    }
  };
}

function forged(request: Request, signatureHeader: string): Request {
  const headers = new Headers(request.headers);
  headers.set(signatureHeader, 'Zm9yZ2VkIGZvcmdlZCBmb3JnZWQgZm9yZ2VkIGZvcmc9');
  return new Request(request.url, {
    method: 'POST',
    headers,
    body: request.body,
    duplex: 'half',
  } as RequestInit);
}
