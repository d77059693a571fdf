/**
 * The network between our processes and the ledger: slow, and as faulty as the seed's weather has it.
 *
 * A request that got no answer may be lost, or done, or, worst, still on its way: it is done after its sender gave up.
 * Errors look as Node's fetch makes them, because the adapter tells by them what was surely not sent.
 */
import type { Fault } from '../../sandbox/sandbox.ts';
import type { Ledgers, SimulatedLedger } from './ledgers/open-ledger.ts';
import { createRefreshWatch } from './refresh-watch.ts';
import type { Scheduler } from './scheduler.ts';
import type { Weather } from './weather.ts';

/** What a request met on its way. Times are virtual milliseconds. */
export type Fate =
  | { readonly kind: 'well'; readonly thereMs: number; readonly backMs: number }
  | { readonly kind: 'refused' }
  | { readonly kind: 'lostBefore' }
  | { readonly kind: 'lostAfter' }
  | { readonly kind: 'torn' }
  /** The sender gives up; the request is done `arrivesMs` after it was sent, or never. */
  | { readonly kind: 'silence'; readonly arrivesMs: number | null }
  | { readonly kind: 'struck'; readonly fault: Fault };

export type Network = {
  /** What a process has for `fetch`. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Requests that are still on their way although nobody waits for them. */
  late(): number;
  /** Beyond the ledger's limits by our own doing. */
  findings(): readonly string[];
  /** Refreshed twice without need. */
  doubleRefreshes(): readonly string[];
};

/** After so long the product itself gives up. */
const GIVES_UP_MS = 30_000;

export function createNetwork(
  scheduler: Scheduler,
  ledgers: Ledgers,
  weather: Weather,
  rewrite: (request: Request) => Promise<Request>,
): Network {
  let late = 0;
  let lateAtMs = Number.NEGATIVE_INFINITY;
  // When each call that the ledger has now will be answered.
  const underWay = new Map<SimulatedLedger, readonly number[]>();
  const findings: string[] = [];
  const refreshes = createRefreshWatch((url) => ledgers.at(url).isRefresh(url), weather.losses);

  const deliver = async (request: Request): Promise<Response> =>
    ledgers.at(request.url).request(await rewrite(request));

  const carry = async (request: Request, fate: Fate): Promise<Response> => {
    switch (fate.kind) {
      case 'refused':
        throw failed('ECONNREFUSED', 'connect');
      case 'lostBefore':
        await scheduler.sleep(40, 'lost before');
        throw failed('ECONNRESET', 'read');
      case 'lostAfter':
        await deliver(request);
        await scheduler.sleep(120, 'answer lost');
        throw failed('ECONNRESET', 'read');
      case 'torn':
        return torn(await deliver(request));
      case 'silence':
        if (fate.arrivesMs !== null) arriveLater(request.clone(), fate.arrivesMs);
        await scheduler.sleep(GIVES_UP_MS, 'silence');
        throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
      case 'struck':
        ledgers.at(request.url).layFault({ ...fate.fault, times: 1 });
        return deliver(request);
      case 'well':
        return answered(request, fate);
    }
  };

  const answered = async (request: Request, fate: Extract<Fate, { kind: 'well' }>): Promise<Response> => {
    await scheduler.sleep(fate.thereMs, 'on its way');
    const ledger = ledgers.at(request.url);
    const others = (underWay.get(ledger) ?? []).filter((untilMs) => untilMs > scheduler.nowMs());
    const now = ledger.isBooksCall(request.url) ? [...others, scheduler.nowMs() + fate.backMs] : others;
    underWay.set(ledger, now);
    if (now.length > ledger.mostAtOnce) findings.push(`${now.length} calls at once`);
    const response = await deliver(request);
    await scheduler.sleep(fate.backMs, 'on its way back');
    if (response.status === 429 && scheduler.nowMs() - lateAtMs > 60_000)
      findings.push(`429 ${response.headers.get('x-rate-limit-problem')} that nobody laid`);
    return response;
  };

  const arriveLater = (request: Request, afterMs: number): void => {
    late += 1;
    scheduler.at(scheduler.nowMs() + afterMs, `late ${pathOf(request)}`, async () => {
      late -= 1;
      lateAtMs = scheduler.nowMs();
      await deliver(request);
    });
  };

  return {
    async fetch(request) {
      return scheduler.inTurn(async () => {
        await scheduler.point(`fetch ${request.method} ${pathOf(request)}`);
        const fate = weather.fateOf(request);
        weather.tell(fate.kind === 'struck' ? fate.fault.kind : fate.kind);
        const task = scheduler.current();
        const ended = task === undefined ? () => {} : await refreshes.sent(request, task.owner);
        try {
          const response = await carry(request, fate);
          ended(fate.kind === 'well' && response.ok);
          await scheduler.point(`answered ${response.status}`);
          return response;
        } catch (error) {
          ended(false);
          throw error;
        }
      });
    },
    late: () => late,
    findings: () => findings,
    doubleRefreshes: refreshes.findings,
  };
}

const pathOf = (request: Request): string => new URL(request.url).pathname;

function failed(code: string, syscall: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, syscall }) });
}

/** Half of the body, then the end of the connection. */
function torn(response: Response): Response {
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const bytes = new Uint8Array(await response.arrayBuffer());
      controller.enqueue(bytes.subarray(0, Math.ceil(bytes.length / 2)));
      controller.error(failed('UND_ERR_SOCKET', 'read'));
    },
  });
  return new Response(body, { status: response.status, headers: response.headers });
}
