/** Somebody who uses the HTTP API of a server that dies: every request is repeated until it is answered. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Body } from '../support/app.ts';

export type Client = {
  /** Throws where the API refuses (4xx), or where nothing answers for five minutes. */
  ask(method: string, path: string, body?: unknown): Promise<Body>;
};

const REPEAT_MS = 200;
const ANSWER_WITHIN_MS = 15_000;
const GIVE_UP_MS = 5 * 60_000;

/** Safe only where the API recognises what it was asked before: creations carry an externalId. */
export function createClient(serverUrl: string, apiKey: string | null): Client {
  return {
    async ask(method, path, body) {
      const endAt = performance.now() + GIVE_UP_MS;
      let last = '';
      while (performance.now() < endAt) {
        const answer = await request(`${serverUrl}/api/v1${path}`, method, apiKey, body);
        if ('body' in answer && answer.status < 400) return answer.body;
        last = 'body' in answer ? `${answer.status} ${JSON.stringify(answer.body)}` : answer.why;
        if ('body' in answer && answer.status < 500) throw new Error(`${method} ${path} answered ${last}`);
        await pause(REPEAT_MS);
      }
      throw new Error(`${method} ${path} was not answered within five minutes: ${last}`);
    },
  };
}

type Answer = { readonly status: number; readonly body: Body } | { readonly why: string };

async function request(url: string, method: string, apiKey: string | null, body: unknown): Promise<Answer> {
  try {
    const answer = await fetch(url, {
      method,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      headers: {
        'content-type': 'application/json',
        ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Body };
  } catch (error) {
    return { why: error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error) };
  }
}
