/** One EventSource on the server's events, opened again whenever it ends. */
import type { ChangeEvent } from '../api/types.ts';

export type LiveState = 'connecting' | 'live' | 'lost';

/** What a page hears. `missed`: changes may have passed unheard, so everything on screen is read again. */
export type Signal =
  | { readonly type: 'state'; readonly state: LiveState }
  /** `id` null: many of the kind. */
  | { readonly type: 'change'; readonly kind: string; readonly id: string | null }
  | { readonly type: 'missed' };

const reconnectMs = 2000;

/** @returns how to close it. */
export function openEventStream(tell: (signal: Signal) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasLost = false;

  function open() {
    source = new EventSource('/api/v1/events', { withCredentials: true });
    source.addEventListener('open', () => {
      tell({ type: 'state', state: 'live' });
      // The server does not replay what was said meanwhile.
      if (wasLost) tell({ type: 'missed' });
      wasLost = false;
    });
    source.addEventListener('change', (event) => {
      const change = parseChange(event.data);
      if (change) tell({ type: 'change', kind: change.kind, id: change.id ?? null });
    });
    source.addEventListener('error', () => {
      tell({ type: 'state', state: 'lost' });
      wasLost = true;
      // A browser gives up by itself after some answers (a 502 while the server restarts): open anew.
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, reconnectMs);
    });
  }
  open();
  return () => {
    source?.close();
    clearTimeout(timer);
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
