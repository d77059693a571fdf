/** What to do when the ledger did not do what we asked: one exhaustive table from failure to next step. */
import { unreachable } from '../domain/assert.ts';
import type { Problem } from '../domain/problem.ts';
import type { ProviderFailure } from '../providers/provider.ts';
import { ledgerLabel } from '../store/ledger-references.ts';

export type NextStep =
  /** Not done: ask again after a time. `neverSent`: the try does not count. `blocks`: nothing else of this connection may leave before. */
  | {
      readonly kind: 'repeat';
      readonly afterMs: number;
      readonly neverSent: boolean;
      readonly blocks: string | null;
      readonly problem: Problem;
    }
  /** Perhaps done: look in the books first. */
  | { readonly kind: 'look'; readonly afterMs: number; readonly wasAnswered: boolean }
  /** A person must connect again; work stays where it stands. */
  | { readonly kind: 'reconnect'; readonly problem: Problem }
  /** A person must act on this very record. */
  | { readonly kind: 'ask'; readonly problems: readonly Problem[] };

/** @param attempts how often it was sent, this time included. */
export function nextStep(failure: ProviderFailure, attempts: number, ledgerName: string): NextStep {
  switch (failure.kind) {
    case 'rateLimited':
      return {
        kind: 'repeat',
        afterMs: Math.max(250, failure.retryAfterMs),
        neverSent: true,
        blocks: failure.limit,
        problem: problem(
          'RateLimited',
          `${ledgerName} allows no more calls for the moment; it goes on by itself.`,
          null,
        ),
      };
    case 'unavailable':
      return {
        kind: 'repeat',
        afterMs: backOffMs(attempts),
        neverSent: false,
        blocks: null,
        problem: problem(
          'OrganisationUnavailable',
          `${ledgerName} could not be reached; it is tried again by itself.`,
          failure.words,
        ),
      };
    case 'outcomeUnknown':
      return {
        kind: 'look',
        afterMs: attempts <= 1 ? 0 : backOffMs(attempts - 1),
        wasAnswered: failure.answered,
      };
    case 'staleVersion':
      return {
        kind: 'repeat',
        afterMs: 0,
        neverSent: false,
        blocks: null,
        problem: problem(
          'LedgerRejected',
          `Somebody changed this in ${ledgerName} at the same moment; it is tried again.`,
          null,
        ),
      };
    case 'reconnectNeeded':
      return {
        kind: 'reconnect',
        problem: {
          ...problem(
            'AuthFailed',
            `${ledgerName} no longer lets us in. Reconnect in Settings › Integrations; work goes on from there.`,
            failure.words,
          ),
          setting: '/settings/integrations',
        },
      };
    case 'rejected':
      return { kind: 'ask', problems: failure.problems };
    default:
      return unreachable(failure);
  }
}

/** What a person is told of a reading that they asked for and that is not tried again. */
export function problemOfFailure(failure: ProviderFailure, provider: string): Problem {
  const step = nextStep(failure, 1, ledgerLabel(provider));
  // What would be tried again by itself elsewhere is not tried again here.
  if (step.kind === 'repeat') return { ...notReachable, ledgerWords: step.problem.ledgerWords };
  if ('problem' in step) return step.problem;
  return ('problems' in step ? step.problems[0] : undefined) ?? notReachable;
}

export const notReachable: Problem = {
  code: 'OrganisationUnavailable',
  message: 'The books could not be asked. Look whether they are connected, then try again.',
  field: null,
  setting: '/settings/integrations',
  ledgerWords: null,
};

/** 1 s, 2 s, 4 s … five minutes. */
export function backOffMs(attempts: number): number {
  return Math.min(300_000, 1_000 * 2 ** Math.min(16, Math.max(0, attempts - 1)));
}

function problem(code: Problem['code'], message: string, ledgerWords: string | null): Problem {
  return { code, message, field: null, setting: null, ledgerWords };
}
