/** Consent, tokens and their end. */
import { expect, test } from 'vitest';
import type { CurrentSetting } from './desk.ts';
import { answerIn, connect, failureIn, keep, openDesk, sampleContact, watched } from './desk.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const state = 'state-of-this-sign-in';
const verifier = 'v'.repeat(64);

export function connectingContract(current: CurrentSetting): void {
  test('a person who allows access connects the organisation that they chose', async () => {
    const { harness, watch } = current();
    const tokens = await connect(harness, watch);
    const granted = answerIn(await watched(harness.provider, watch).organisations(tokens));
    expect(granted).toEqual([
      {
        organisationId: harness.organisation.id,
        name: harness.organisation.name,
        ledgerConnectionId: expect.any(String),
        isNew: true,
      },
    ]);
    const nowMs = harness.clock.now().getTime();
    const { accessMinutes, refreshDays } = harness.facts;
    expect(tokens.accessExpiresAt.getTime() - nowMs).toBe(accessMinutes * minuteMs);
    expect(tokens.refreshExpiresAt.getTime()).toBeGreaterThan(nowMs + (refreshDays - 1) * dayMs);
  });

  test('a person who cancels connects nothing and reads so', async () => {
    const { harness, watch } = current();
    const request = { state, verifier, redirectUri: harness.redirectUri };
    const callbackUrl = await harness.decide(await harness.provider.authorizationUrl(request), 'cancel');
    const outcome = await watched(harness.provider, watch).exchangeCode({ ...request, callbackUrl });
    expect(failureIn(outcome)).toMatchObject({ kind: 'rejected', problems: [{ code: 'AuthFailed' }] });
  });

  test('an answer to another sign-in, with a state that is not ours, is refused unsent', async () => {
    const { harness, watch } = current();
    const request = { state, verifier, redirectUri: harness.redirectUri };
    const callbackUrl = await harness.decide(await harness.provider.authorizationUrl(request), 'allow');
    const stolen = await watched(harness.provider, watch).exchangeCode({
      ...request,
      callbackUrl,
      state: 'another',
    });
    expect(failureIn(stolen)).toMatchObject({ kind: 'rejected', problems: [{ code: 'AuthFailed' }] });
    keep(watch, answerIn(await harness.provider.exchangeCode({ ...request, callbackUrl })));
  });

  test('a code works once, and only with the verifier that it was asked for with, where there is one', async () => {
    const { harness, watch } = current();
    const provider = watched(harness.provider, watch);
    const request = { state, verifier, redirectUri: harness.redirectUri };
    const callbackUrl = await harness.decide(await provider.authorizationUrl(request), 'allow');
    if (harness.facts.checksVerifier) {
      const forged = await provider.exchangeCode({ ...request, callbackUrl, verifier: 'w'.repeat(64) });
      expect(failureIn(forged).kind).toBe('reconnectNeeded');
    }
    keep(watch, answerIn(await provider.exchangeCode({ ...request, callbackUrl })));
    expect(failureIn(await provider.exchangeCode({ ...request, callbackUrl })).kind).toBe('reconnectNeeded');
  });

  test('a refresh gives new tokens; the old one is good for as long as the ledger says and then dead', async () => {
    const { harness, watch } = current();
    const provider = watched(harness.provider, watch);
    const first = await connect(harness, watch);
    const second = keep(watch, answerIn(await provider.refresh(first.refreshToken)));
    expect(second.refreshToken).not.toBe(first.refreshToken);
    const { graceMinutes } = harness.facts;
    if (graceMinutes > 0) {
      harness.clock.advance((graceMinutes - 1) * minuteMs);
      keep(watch, answerIn(await provider.refresh(first.refreshToken)));
      harness.clock.advance(2 * minuteMs);
    }
    expect(failureIn(await provider.refresh(first.refreshToken)).kind).toBe('reconnectNeeded');
  });

  test('a refresh whose answer is lost is unknown; the old token gives new ones, or the grant was lost with it', async () => {
    const { harness, watch } = current();
    const provider = watched(harness.provider, watch);
    const first = await connect(harness, watch);
    harness.faults.loseRefresh();
    expect(failureIn(await provider.refresh(first.refreshToken))).toMatchObject({
      kind: 'outcomeUnknown',
      answered: false,
    });
    const again = await provider.refresh(first.refreshToken);
    if (harness.facts.lostRefreshEndsGrant) expect(failureIn(again).kind).toBe('reconnectNeeded');
    else keep(watch, answerIn(again));
  });

  test('a refresh that cannot leave is merely unavailable', async () => {
    const { harness, watch } = current();
    const tokens = await connect(harness, watch);
    const outcome = await watched(harness.unreachable(), watch).refresh(tokens.refreshToken);
    expect(failureIn(outcome).kind).toBe('unavailable');
  });

  test('a grant that was withdrawn, or not used for as long as the ledger keeps it, asks for a new connection', async () => {
    const { harness, watch } = current();
    const provider = watched(harness.provider, watch);
    const unused = await connect(harness, watch);
    harness.clock.advance((harness.facts.refreshDays + 1) * dayMs);
    expect(failureIn(await provider.refresh(unused.refreshToken)).kind).toBe('reconnectNeeded');
    const withdrawn = await connect(harness, watch);
    await harness.books.revokeGrant();
    expect(failureIn(await provider.refresh(withdrawn.refreshToken)).kind).toBe('reconnectNeeded');
  });

  test('an organisation that was given up is out of reach, and twice is no error; the tokens of others live on', async () => {
    const { harness, watch } = current();
    const provider = watched(harness.provider, watch);
    const desk = await openDesk(harness, watch);
    const { accessToken, refreshToken } = desk.tokens();
    const grant = { accessToken, organisationId: harness.organisation.id };
    const [granted] = answerIn(await provider.organisations(grant));
    const request = { accessToken, ledgerConnectionId: granted?.ledgerConnectionId ?? '' };
    expect(answerIn(await provider.disconnect(request))).toBeNull();
    expect(answerIn(await provider.disconnect(request))).toBeNull();
    expect(failureIn(await desk.client.organisation()).kind).toBe('reconnectNeeded');
    const refreshed = await provider.refresh(refreshToken);
    if (harness.facts.grantIsOfOne) expect(failureIn(refreshed).kind).toBe('reconnectNeeded');
    else keep(watch, answerIn(refreshed));
  });

  test('a revoked token gives nothing more, and revoking it again is no error', async () => {
    const { harness, watch } = current();
    const provider = watched(harness.provider, watch);
    const tokens = await connect(harness, watch);
    expect(answerIn(await provider.revoke(tokens.refreshToken))).toBeNull();
    expect(answerIn(await provider.revoke(tokens.refreshToken))).toBeNull();
    expect(failureIn(await provider.refresh(tokens.refreshToken)).kind).toBe('reconnectNeeded');
  });

  test('a token that expires between two calls is refreshed and nobody notices', async () => {
    const { harness, watch } = current();
    const desk = await openDesk(harness, watch);
    harness.clock.advance((harness.facts.accessMinutes + 1) * minuteMs);
    const outcomes = answerIn(await desk.client.createContacts([sampleContact('c-1')], 'key-1'));
    expect(outcomes).toMatchObject([{ ok: true, value: { marker: 'c-1' } }]);
    expect(desk.calls.map(({ result }) => result.status)).toEqual([401, 200]);
  });

  test('an access token that is refused and cannot be refreshed asks for a new connection', async () => {
    const { harness, watch } = current();
    const desk = await openDesk(harness, watch);
    await harness.books.revokeGrant();
    harness.faults.expireToken();
    expect(failureIn(await desk.client.organisation()).kind).toBe('reconnectNeeded');
  });
}
