/** Faults that can be laid in a request's way, each for a limited number of times. */

import { createLaying, type LaidFault as Laid, type Laying } from './fault-laying.ts';

interface Match {
  readonly method?: string;
  /** A regular expression over the path with its query. */
  readonly path?: string;
  readonly tenantId?: string;
}

/** One member of the union for each kind, so that each can be told apart. */
type Plain<K extends string> = K extends string ? { readonly kind: K } : never;
type Timed<K extends string> = K extends string ? { readonly kind: K; readonly delayMs: number } : never;
type Page<K extends string> = K extends string ? { readonly kind: K; readonly afterCommit?: boolean } : never;

export type FaultKind =
  | Plain<'dropAnswerAfterCommit' | 'dropRequestBefore' | 'resetMidBody'>
  | Plain<'html200' | 'tokenExpired' | 'refreshLost'>
  /** One of Xero's three sentences; two of them say that nothing was done. */
  | { readonly kind: 'status503'; readonly words?: 'unavailable' | 'maintenance' | 'organisation' }
  /** `delay`: the work is done and its answer held; `delayBefore`: the request is held, and then done. */
  | Timed<'delay' | 'delayBefore'>
  | {
      readonly kind: 'status429';
      readonly problem?: 'minute' | 'day' | 'concurrent' | 'appminute';
      /** Seconds, 1 when absent; `null`: no Retry-After. The last two problems never have one. */
      readonly retryAfter?: number | null;
    }
  /** `afterCommit`: the work is done first; `cached`: the same idempotency key gets the same 500 again. */
  | { readonly kind: 'status500'; readonly cached?: boolean; readonly afterCommit?: boolean }
  /** A gateway's web page before Xero, or (`afterCommit`) in place of its answer. */
  | Page<'status502' | 'status504'>
  /** Lost for good, sent twice, and a body with made-up ids and a wrong signature sent ahead of the right one. */
  | Plain<'webhookDrop' | 'webhookDouble' | 'webhookForge'>
  /** `webhookDelay` holds up all deliveries; `webhookLate` only these events, and later ones overtake them. */
  | Timed<'webhookDelay' | 'webhookLate'>
  /** The newest event that is due goes before the older ones; a lone one waits (a minute at most) for a later one. */
  | { readonly kind: 'webhookReorder'; readonly delayMs?: number };

export type Fault = FaultKind & {
  readonly match?: Match;
  /** How often it strikes; 1 when absent. */
  readonly times?: number;
  /** How many matching requests pass first. */
  readonly skip?: number;
};

export type LaidFault = Laid<Fault>;

/** A request as faults see it. */
export interface FaultPlace {
  readonly method: string;
  readonly path: string;
  readonly tenantId: string;
}

export type Faults = Laying<Fault, FaultPlace>;

export const createFaults = (): Faults => createLaying<Fault, FaultPlace>(isHere);

function isHere({ match }: Fault, place: FaultPlace): boolean {
  if (!match) return true;
  if (match.method && match.method.toUpperCase() !== place.method) return false;
  if (match.tenantId && match.tenantId !== place.tenantId) return false;
  return !match.path || new RegExp(match.path).test(place.path);
}
