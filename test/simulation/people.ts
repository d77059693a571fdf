/** People at our screens: they press a button, and press it again where no answer came. */
import type { Chance } from './chance.ts';
import type { House } from './house.ts';
import type { Owner, Scheduler } from './scheduler.ts';

export type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

export type People = {
  /** Sends a request until it is answered: what it does must be safe to ask for twice. */
  press(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Somebody begins to do something; it goes on by itself. */
  begin(name: string, work: () => Promise<void>): void;
  /** How many things people are still at. */
  busy(): number;
  /** Errors in what people do: the simulation's own. */
  mishaps(): readonly string[];
};

const MOST_TRIES = 60;

export function createPeople(
  scheduler: Scheduler,
  house: () => House,
  chance: Chance,
  apiKey: string,
): People {
  const owner: Owner = { name: 'people', isAlive: true };
  const mishaps: string[] = [];
  let busy = 0;

  const ask = async (method: string, path: string, body: unknown): Promise<Answer | null> => {
    const server = house().server();
    if (server === null) return null;
    const asked = scheduler.start(server.owner, `${method} ${path.split('?')[0]}`, () =>
      Promise.resolve(
        server.app.request(path, {
          method,
          headers: {
            host: 'localhost:4000',
            authorization: `Bearer ${apiKey}`,
            'content-type': 'application/json',
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    );
    const end = await scheduler.waitFor(asked);
    if (end.kind !== 'done' || end.value.status >= 500) return null;
    const text = await end.value.text();
    return { status: end.value.status, body: text.startsWith('{') ? JSON.parse(text) : { text } };
  };

  return {
    async press(method, path, body) {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const answer = await ask(method, path, body);
        if (answer !== null) return answer;
        await scheduler.sleep(chance.between(1_000, 9_000), 'tries again');
      }
      throw new Error(`${method} ${path} was never answered`);
    },
    begin(name, work) {
      busy += 1;
      void scheduler.start(owner, name, work).then((end) => {
        busy -= 1;
        if (end.kind === 'failed') mishaps.push(`${name}: ${String(end.error)}`);
      });
    },
    busy: () => busy,
    mishaps: () => mishaps,
  };
}
