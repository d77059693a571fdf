/** The one access that the run was given: asked for once, kept in memory, refreshed when it runs out. */
import type { LedgerProvider, Outcome, Tokens } from '../../src/providers/provider.ts';
import type { LedgerFacts } from '../contract/ledger-facts.ts';
import { left, NeedsAPerson } from './left-out.ts';
import type { Access } from './ways.ts';

export type Grant = {
  /** Tokens good for some minutes more. */
  fresh(): Promise<Tokens>;
  /** The adapter, with a person's consent in it that was given before. */
  wrap(provider: LedgerProvider): LedgerProvider;
  /** The consent that a test asks for; answers with the callback's address. */
  decide(authorizationUrl: string, decision: 'allow' | 'cancel'): Promise<string>;
};

const MARGIN_MS = 5 * 60_000;

export function holdGrant(
  provider: LedgerProvider,
  given: Pick<Access, 'tokens' | 'organisationId'>,
  { grantIsOfOne, graceMinutes }: Pick<LedgerFacts, 'grantIsOfOne' | 'graceMinutes'>,
): Grant {
  let { tokens } = given;
  const organisationId = grantIsOfOne ? given.organisationId : null;
  /** The sign-in that waits for its answer. */
  let asked: { readonly verifier: string; readonly callbackUrl: string } | null = null;
  const verifiers = new Map<string, string>();

  const refresh = async (refreshToken: string): Promise<Outcome<Tokens>> => {
    if (graceMinutes === 0 && refreshToken !== tokens.refreshToken)
      return left('to connect again: a token that was replaced may end the access of this run');
    const outcome = await provider.refresh(refreshToken);
    if (outcome.ok) tokens = outcome.value;
    return outcome;
  };
  const fresh = async (): Promise<Tokens> => {
    if (tokens.accessExpiresAt.getTime() - Date.now() > MARGIN_MS) return tokens;
    const outcome = await refresh(tokens.refreshToken);
    if (!outcome.ok) throw new Error(`The access could not be refreshed: ${JSON.stringify(outcome.failure)}`);
    return outcome.value;
  };
  const exchangeCode: LedgerProvider['exchangeCode'] = async (request) => {
    const { searchParams } = new URL(request.callbackUrl);
    // What must be refused unsent goes to the adapter itself.
    if (searchParams.get('state') !== request.state) return provider.exchangeCode(request);
    if (asked === null || asked.verifier !== request.verifier || asked.callbackUrl !== request.callbackUrl)
      throw new NeedsAPerson('to consent once more: a code is given for each consent');
    asked = null;
    return { ok: true, value: { ...(await fresh()), organisationId } };
  };

  return {
    fresh,
    wrap: (adapter) => ({
      ...adapter,
      authorizationUrl: async (request) => {
        const url = await adapter.authorizationUrl(request);
        verifiers.set(url, request.verifier);
        return url;
      },
      exchangeCode,
      refresh,
      revoke: () => left('to consent again: it would end the access of this run'),
      disconnect: () => left('to connect again: it would end this run'),
    }),
    decide: async (authorizationUrl, decision) => {
      if (decision === 'cancel') throw new NeedsAPerson('to press Cancel on the consent page');
      const { searchParams } = new URL(authorizationUrl);
      const callback = new URL(searchParams.get('redirect_uri') ?? '');
      callback.searchParams.set('code', 'in-hand');
      callback.searchParams.set('state', searchParams.get('state') ?? '');
      asked = { verifier: verifiers.get(authorizationUrl) ?? '', callbackUrl: callback.href };
      return callback.href;
    },
  };
}
