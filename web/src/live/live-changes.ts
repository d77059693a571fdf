/** Each change that the server tells of refreshes what shows it, in every tab. */
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { createRowRefresher } from '../board/live-rows.ts';
import { type LiveState, openEventStream, type Signal } from './event-stream.ts';
import { joinStream } from './shared-stream.ts';

export type LiveChanges = {
  readonly state: () => LiveState;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Begins to hear, if it does not yet; `who` tells tabs of different people and workspaces apart. What is read after
   * this resolves misses no change: it does when the stream is open, or would take too long to.
   */
  readonly open: (who: string) => Promise<void>;
  readonly close: () => void;
};

/** A burst (a backfill, a bulk send) becomes a few refreshes a second, and a single change is still seen at once. */
const gatherMs = 150;

/** Longer nobody waits to see something: what is missed then is read again once the stream is open. */
const waitMs = 300;

export function createLiveChanges(queryClient: QueryClient): LiveChanges {
  let state: LiveState = 'connecting';
  const listeners = new Set<() => void>();
  const refresh = createRefresher(queryClient);
  const refreshRows = createRowRefresher(queryClient);

  /** Something was read before the stream was open. */
  let isReadAgain = false;

  function become(next: LiveState) {
    if (next === state) return;
    state = next;
    if (state === 'live' && isReadAgain) {
      isReadAgain = false;
      refresh(everything);
    }
    for (const listener of listeners) listener();
  }

  function hear(signal: Signal) {
    if (signal.type === 'state') become(signal.state);
    else if (signal.type === 'missed') refresh(everything);
    else {
      // What the search has found may be any of it.
      refresh([...keysFor(signal.kind), ['search']]);
      refreshRows(signal.kind, signal.id);
    }
  }

  function listen(who: string): () => void {
    let leave = joinStream(`counterfoil changes ${who}`, openEventStream, hear);
    // A page kept for going back hears nothing, and must not keep the stream from the others.
    const onHide = () => leave();
    const onShow = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      leave = joinStream(`counterfoil changes ${who}`, openEventStream, hear);
      refresh(everything);
    };
    addEventListener('pagehide', onHide);
    addEventListener('pageshow', onShow);
    return () => {
      removeEventListener('pagehide', onHide);
      removeEventListener('pageshow', onShow);
      leave();
      become('connecting');
    };
  }

  let heard: { readonly who: string; readonly stop: () => void } | null = null;

  function close() {
    heard?.stop();
    heard = null;
  }

  async function open(who: string): Promise<void> {
    if (heard?.who !== who) {
      close();
      heard = { who, stop: listen(who) };
    }
    if (state !== 'connecting') return;
    const isOpen = await opened(waitMs);
    if (!isOpen) isReadAgain = true;
  }

  /** Whether it is open before the time is over. */
  function opened(withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isOpen: boolean) => {
        clearTimeout(timer);
        listeners.delete(look);
        resolve(isOpen);
      };
      const look = () => state === 'live' && end(true);
      const timer = setTimeout(() => end(false), withinMs);
      listeners.add(look);
    });
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open,
    close,
  };
}

const everything: readonly QueryKey[] = [[]];

/** Which reads show a record of this kind: an invoice's status is on both boards and in the Sync centre too. */
export function keysFor(kind: string): readonly QueryKey[] {
  switch (kind) {
    case 'invoice':
    case 'payment':
    case 'creditNote':
      return [
        ...[['invoices'], ['salesDocs'], ['jobs'], ['syncOperations'], ['credits'], ['history']],
        ['reports'],
      ];
    case 'credit':
      return [['credits'], ['invoices'], ['syncOperations'], ['reports']];
    case 'salesDoc':
      return [['salesDocs'], ['jobs'], ['history']];
    case 'job':
      return [['jobs'], ['salesDocs'], ['history'], ['reports']];
    case 'company':
      return [['companies'], ['contacts'], ['contactTies'], ['history'], ['reports']];
    case 'contact':
      return [['contacts'], ['companies'], ['contactTies'], ['history'], ['reports']];
    case 'product':
      return [['products']];
    case 'productCategory':
      return [['categories'], ['products'], ['mappings'], ['reports']];
    case 'paymentMethod':
      return [['paymentMethods'], ['mappings']];
    case 'taxComponent':
      return [['taxComponents'], ['mappings']];
    case 'stage':
      return [['stages'], ['salesDocs'], ['jobs'], ['reports'], ['automations']];
    case 'column':
      return [['columns'], ['automations']];
    case 'view':
      return [['views']];
    case 'connection':
      return [
        ...[['connections'], ['references'], ['mappings'], ['invoices'], ['salesDocs'], ['jobs']],
        ...[['contactImports'], ['contactTies'], ['sampleData'], ['reports']],
      ];
    case 'mapping':
      return [['mappings'], ['connections'], ['invoicePreview']];
    case 'syncOperation':
      return [['syncOperations'], ['invoices'], ['contactTies'], ['history']];
    case 'contactImport':
      return [['contactImports']];
    case 'ledgerReport':
      return [['reports']];
    case 'drift':
      return [['drift'], ['reports']];
    case 'automation':
      return [['automations'], ['automationRuns']];
    case 'automationRun':
      return [['automationRuns'], ['automations'], ['history']];
    case 'notification':
      return [['notifications']];
    case 'webhookEndpoint':
      return [['webhookEndpoints'], ['automations']];
    case 'webhookDelivery':
      return [['webhookDeliveries'], ['webhookEndpoints']];
    case 'mail':
      return [['mails'], ['automationRuns']];
    case 'backfill':
      return [['backfills']];
    case 'member':
    case 'workspace':
      return [['members'], ['me'], ['sampleData']];
    default:
      // A kind this build does not know yet: refresh all rather than show something old.
      return everything;
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
