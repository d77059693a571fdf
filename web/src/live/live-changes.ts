/**
 * One EventSource for the whole application: each change refreshes what shows it.
 *
 * The server does not replay what was missed, so a new connection refreshes everything on screen.
 */
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { ChangeEvent } from '../api/types.ts';

export type LiveState = 'connecting' | 'live' | 'lost';

export type LiveChanges = {
  readonly state: () => LiveState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly start: () => () => void;
};

/** A burst (a backfill, a bulk send) becomes a few refreshes a second, and a single change is still seen at once. */
const gatherMs = 150;
const reconnectMs = 2000;

export function createLiveChanges(queryClient: QueryClient): LiveChanges {
  let state: LiveState = 'connecting';
  const listeners = new Set<() => void>();
  const refresh = createRefresher(queryClient);

  function become(next: LiveState) {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }

  function start() {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasLost = false;

    function open() {
      source = new EventSource('/api/v1/events', { withCredentials: true });
      source.addEventListener('open', () => {
        become('live');
        if (wasLost) refresh([[]]);
        wasLost = false;
      });
      source.addEventListener('change', (event) => {
        const change = parseChange(event.data);
        if (change) refresh(keysFor(change.kind));
      });
      source.addEventListener('error', () => {
        become('lost');
        wasLost = true;
        // A browser gives up by itself after some answers (a 502 while the server restarts): open anew.
        if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, reconnectMs);
      });
    }

    function close() {
      source?.close();
      clearTimeout(timer);
    }
    // A page kept for going back would keep its stream, and a browser has only six connections for a host.
    const onShow = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      wasLost = true;
      open();
    };
    addEventListener('pagehide', close);
    addEventListener('pageshow', onShow);
    open();
    return () => {
      removeEventListener('pagehide', close);
      removeEventListener('pageshow', onShow);
      close();
      become('connecting');
    };
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start,
  };
}

/** Which reads show a record of this kind: an invoice's status is on both boards and in the Sync centre too. */
export function keysFor(kind: string): readonly QueryKey[] {
  switch (kind) {
    case 'invoice':
    case 'payment':
      return [['invoices'], ['salesDocs'], ['jobs'], ['syncOperations']];
    case 'salesDoc':
      return [['salesDocs'], ['jobs']];
    case 'job':
      return [['jobs'], ['salesDocs']];
    case 'company':
      return [['companies'], ['contacts']];
    case 'contact':
      return [['contacts'], ['companies']];
    case 'product':
      return [['products']];
    case 'productCategory':
      return [['categories'], ['products'], ['mappings']];
    case 'taxComponent':
      return [['taxComponents'], ['mappings']];
    case 'stage':
      return [['stages'], ['salesDocs'], ['jobs']];
    case 'connection':
      return [['connections'], ['references'], ['mappings'], ['invoices'], ['salesDocs'], ['jobs']];
    case 'mapping':
      return [['mappings'], ['connections'], ['invoicePreview']];
    case 'syncOperation':
      return [['syncOperations'], ['invoices']];
    case 'member':
    case 'workspace':
      return [['members'], ['me']];
    default:
      // A kind this build does not know yet: refresh all rather than show something old.
      return [[]];
  }
}

/** Gathers keys and refreshes them one batch after the other, so that a slow read is never cancelled by the next. */
function createRefresher(queryClient: QueryClient): (keys: readonly QueryKey[]) => void {
  const waiting = new Map<string, QueryKey>();
  let isRunning = false;

  async function run() {
    isRunning = true;
    while (waiting.size > 0) {
      await new Promise((done) => setTimeout(done, gatherMs));
      const keys = [...waiting.values()];
      waiting.clear();
      await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    }
    isRunning = false;
  }

  return (keys) => {
    for (const key of keys) waiting.set(JSON.stringify(key), key);
    if (!isRunning) void run();
  };
}

function parseChange(data: unknown): ChangeEvent | null {
  try {
    const value: unknown = JSON.parse(String(data));
    if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
    return typeof value.kind === 'string' ? (value as ChangeEvent) : null;
  } catch {
    return null;
  }
}
