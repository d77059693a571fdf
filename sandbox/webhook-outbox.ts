/** Events on their way out: oldest first, unless a fault puts some aside so that later ones overtake them. */

import type { Collection, Store } from './store.ts';

export interface WaitingEvent {
  readonly sequence: number;
  /** When it happened, in milliseconds. */
  readonly at: number;
  /** Put aside by a fault until then. */
  readonly notBefore?: number;
  /** Goes at once when a later event has gone. */
  readonly waitsToBeOvertaken?: boolean;
}

export interface Outbox<Event extends WaitingEvent> {
  /** The oldest that may go now. @param delivered the highest number that has gone */
  due(delivered: number): readonly Event[];
  /** A fault makes events wait while later ones go out; `true` when it struck. */
  setAside(events: readonly Event[]): boolean;
  /** When the first of those put aside may go. */
  nextAside(): number | undefined;
  /** Inside a transaction. */
  drop(events: readonly Event[]): void;
}

export interface OutboxParts<Event extends WaitingEvent> {
  /** By their numbers. */
  readonly events: Collection<Event>;
  readonly store: Store;
  readonly clock: { now(): number };
  /** Whether such a fault has been laid; it is used up by one. */
  strike(kind: 'webhookLate' | 'webhookReorder'): { readonly delayMs?: number } | undefined;
  /** Older ones are never sent. */
  readonly keepMs: number;
  /** How many go in one body. */
  readonly most: number;
}

/** What should be overtaken goes all the same when nothing came after it for so long. */
const OVERTAKEN_WITHIN_MS = 60_000;

export function createOutbox<Event extends WaitingEvent>(parts: OutboxParts<Event>): Outbox<Event> {
  const { events: waiting, store, clock, keepMs, most } = parts;
  const mayGo = (event: Event, delivered: number): boolean => {
    const isOvertaken = event.waitsToBeOvertaken === true && delivered > event.sequence;
    return isOvertaken || (event.notBefore ?? 0) <= clock.now();
  };
  return {
    due(delivered) {
      const found: Event[] = [];
      for (const event of waiting.each()) {
        if (event.at <= clock.now() - keepMs || !mayGo(event, delivered)) continue;
        found.push(event);
        if (found.length === most) break;
      }
      return found;
    },
    setAside(events) {
      const late = parts.strike('webhookLate');
      // A body that waits to be overtaken must be: nothing is reordered again until it was.
      const isWaiting = [...waiting.each()].some((event) => event.waitsToBeOvertaken);
      const reorder = late || isWaiting ? undefined : parts.strike('webhookReorder');
      if (!late && !reorder) return false;
      const waitsMs = late?.delayMs ?? reorder?.delayMs ?? OVERTAKEN_WITHIN_MS;
      const aside = reorder && events.length > 1 ? events.slice(0, -1) : events;
      const wait = { notBefore: clock.now() + waitsMs, ...(reorder && { waitsToBeOvertaken: true }) };
      store.transaction(() => {
        for (const event of aside) waiting.put(String(event.sequence), { ...event, ...wait });
      });
      return true;
    },
    nextAside() {
      let next: number | undefined;
      for (const { notBefore } of waiting.each())
        if (notBefore !== undefined && notBefore > clock.now()) next = Math.min(next ?? notBefore, notBefore);
      return next;
    },
    drop(events) {
      for (const event of events) waiting.remove(String(event.sequence));
    },
  };
}
