/**
 * One stream for all tabs of a browser: a browser has six connections for a host, and six tabs would take them all.
 *
 *   following ──the lock is free──► leading: holds the stream and passes on what it hears
 *
 * The lock goes with its tab, however that ends, and the next tab in line leads. Where a browser has no locks (they
 * are for https and localhost only), each tab has a stream of its own.
 */
import type { Signal } from './event-stream.ts';

type OpenStream = (tell: (signal: Signal) => void) => () => void;

/** What goes between tabs: a signal, or a newcomer's question how things stand. */
type Message = Signal | { readonly type: 'ask' };

/** `name`: tabs of one name share; people of different workspaces must not. @returns how to leave. */
export function joinStream(name: string, open: OpenStream, hear: (signal: Signal) => void): () => void {
  // Not everywhere, whatever the types say.
  if (!('locks' in navigator)) return open(hear);
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  let latest: Signal | null = null;
  let isLeading = false;
  let hasFollowed = false;

  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.type === 'ask') {
      if (isLeading && latest !== null) channel.postMessage(latest);
      return;
    }
    hasFollowed = true;
    hear(data);
  });

  async function lead(): Promise<void> {
    // Granted in the moment of leaving: keeping it now would be for ever.
    if (leaving.signal.aborted) return;
    isLeading = true;
    let isNew = true;
    const close = open((signal) => {
      if (signal.type === 'state') latest = signal;
      channel.postMessage(signal);
      hear(signal);
      if (!isNew || signal.type !== 'state' || signal.state !== 'live') return;
      // Between the last leader's end and this moment nobody listened.
      isNew = false;
      channel.postMessage({ type: 'missed' } satisfies Message);
      if (hasFollowed) hear({ type: 'missed' });
    });
    await new Promise((resolve) => leaving.signal.addEventListener('abort', resolve));
    close();
  }

  channel.postMessage({ type: 'ask' } satisfies Message);
  navigator.locks.request(name, { signal: leaving.signal }, lead).catch((error: unknown) => {
    if (!leaving.signal.aborted) throw error;
  });
  return () => {
    isLeading = false;
    leaving.abort();
    channel.close();
  };
}
