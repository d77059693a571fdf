/** Faults that can be laid in the way of a request or of a webhook, each for a limited number of times. */

import { createLaying, type LaidFault as Laid, type Laying } from '../fault-laying.ts';

interface Match {
  readonly method?: string;
  /** A regular expression over the path with its query. */
  readonly path?: string;
  /** A regular expression over what it would do: `^create Invoice$`; of a batch, whatever one of its items would. */
  readonly deed?: string;
  readonly realmId?: string;
}

/** One member of the union for each kind, so that each can be told apart. */
type Plain<K extends string> = K extends string ? { readonly kind: K } : never;
type Timed<K extends string> = K extends string ? { readonly kind: K; readonly delayMs: number } : never;
type Page<K extends string> = K extends string ? { readonly kind: K; readonly afterCommit?: boolean } : never;

export type FaultKind =
  | Plain<'dropAnswerAfterCommit' | 'dropRequestBefore' | 'resetMidBody'>
  | Plain<'html200' | 'tokenExpired' | 'refreshLost'>
  /** 600 although the request is new; 140 and 150: the company is locked for a while. */
  | Plain<'duplicateRequestId' | 'companyLocked' | 'companyMaintenance'>
  /** A page of a query holds one record less, or one more, than was asked for (node-quickbooks#89). */
  | Plain<'shortPage' | 'longPage'>
  /** A service fault under HTTP 200. */
  | Plain<'fault200'>
  /** `delay`: the work is done and its answer held; `delayBefore`: the request is held, and then done. */
  | Timed<'delay' | 'delayBefore'>
  | { readonly kind: 'status429'; readonly shape?: 'xml' | 'json' }
  /** Code 10000; `afterCommit`: the work is done first. */
  | Page<'status500'>
  /** A gateway's web page before QuickBooks, or (`afterCommit`) in place of its answer. */
  | Page<'status502' | 'status503' | 'status504'>
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
  /** Of a request that writes. */
  readonly deeds?: readonly string[];
  readonly realmId: string;
}

export type Faults = Laying<Fault, FaultPlace>;

export const createFaults = (): Faults => createLaying<Fault, FaultPlace>(isHere);

function isHere({ match }: Fault, place: FaultPlace): boolean {
  if (!match) return true;
  if (match.method && match.method.toUpperCase() !== place.method) return false;
  if (match.realmId && match.realmId !== place.realmId) return false;
  const { deed } = match;
  if (deed && !place.deeds?.some((each) => new RegExp(deed, 'i').test(each))) return false;
  return !match.path || new RegExp(match.path).test(place.path);
}
