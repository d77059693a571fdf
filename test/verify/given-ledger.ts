/** A ledger that is not in our hands as the contract's: one access, one organisation that every test shares. */
import { randomInt } from 'node:crypto';
import { expect } from 'vitest';
import type { ManualClock } from '../../src/lib/clock.ts';
import { systemClock } from '../../src/lib/clock.ts';
import type { LedgerProvider, Tokens } from '../../src/providers/provider.ts';
import { xeroProvider } from '../../src/providers/xero/index.ts';
import type { LedgerHarness } from '../contract/harness.ts';
import { xeroFacts } from '../contract/ledger-facts.ts';
import { openFaultyProxy } from './faulty-proxy.ts';
import { freePort } from './free-port.ts';
import { holdGrant } from './grant.ts';
import { handsIn } from './hands.ts';
import { NeedsAPerson, PracticeOnly, practiceOnly } from './left-out.ts';
import { openLine } from './line.ts';
import { organisationFacts } from './organisation-facts.ts';
import { openRawClient } from './raw-client.ts';
import { type WrittenShapes, writeShapes } from './shapes.ts';
import { tagOf } from './tags.ts';
import { type Tidied, tidyBooks } from './tidy.ts';

export type GivenLedger = {
  readonly name: string;
  readonly apiUrl: string;
  readonly identityUrl: string;
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly organisationId: string;
  readonly tokens: Tokens;
  /** How long the contract's minute takes: longer than what sweeps reach back, and than clocks differ. */
  readonly minuteMs: number;
};

export type LedgerReport = {
  readonly ledger: string;
  readonly calls: number;
  readonly shapes: WrittenShapes;
  readonly tidied: Tidied;
};

export type OpenLedger = {
  openHarness(): Promise<LedgerHarness>;
  /** Takes back what was made, and says what the run came to. */
  finish(): Promise<LedgerReport>;
};

/** Clocks differ: what was made in the first seconds must not be missed. */
const SINCE_MARGIN_MS = 2 * 60_000;

export async function openGivenLedger(ledger: GivenLedger): Promise<OpenLedger> {
  const since = new Date(Date.now() - SINCE_MARGIN_MS);
  const runTag = `-cfv${randomInt(36 ** 5, 36 ** 6).toString(36)}`;
  const line = openLine(ledger);
  const proxy = await openFaultyProxy(line);
  const adapter = providerAt(ledger, proxy.url);
  const grant = holdGrant(adapter, ledger.tokens);
  const raw = openRawClient(line, ledger.organisationId, async () => (await grant.fresh()).accessToken);
  const organisation = await organisationFacts(raw, ledger.organisationId, await timeZoneOf(adapter, ledger));
  line.setNamesTaken([organisation.contactName]);
  const nowhere = providerAt(ledger, `http://localhost:${await freePort()}`);
  const received: string[] = [];
  const books = handsIn(raw, organisation, since, received);
  let tests = 0;
  return {
    openHarness: async () => {
      expectIsForAll(expect.getState().currentTestName ?? '');
      line.expectCallsLeft();
      tests += 1;
      line.setTag(tagOf(runTag, tests));
      proxy.clearFaults();
      return {
        facts: xeroFacts,
        provider: grant.wrap(adapter),
        clock: hurriedClock(ledger.minuteMs),
        redirectUri: 'http://localhost:4000/integrations/xero/callback',
        organisation,
        decide: grant.decide,
        books,
        faults: proxy.faults,
        unreachable: () => nowhere,
        deliveries: () => Promise.reject(new NeedsAPerson('to give webhooks a public address')),
        requests: proxy.requests,
        close: async () => {},
      };
    },
    finish: async () => {
      line.setTag(null);
      proxy.clearFaults();
      // What only tidying says is no answer that the two ledgers could differ in.
      const shapes = writeShapes(line.shapes);
      const tidied = await tidyBooks(raw, runTag, since, received);
      await proxy.close();
      return { ledger: ledger.name, calls: line.calls(), shapes, tidied };
    },
  };
}

function expectIsForAll(testName: string): void {
  const [, reason] = Object.entries(practiceOnly).find(([name]) => testName.endsWith(name)) ?? [];
  if (reason !== undefined) throw new PracticeOnly(reason);
}

/** The adapter with the ledger's own addresses, as in production; its requests go to `url` instead. */
function providerAt(ledger: GivenLedger, url: string): LedgerProvider {
  const { clientId, clientSecret, apiUrl, identityUrl, loginUrl } = ledger;
  return xeroProvider({
    clientId,
    clientSecret,
    webhookKey: undefined,
    apiUrl,
    identityUrl,
    loginUrl,
    clock: systemClock,
    transport: {
      fetch: (request) => fetch(new Request(`${url}${addressOf(request.url)}`, request)),
      // The line may hold a request back until the limits allow it.
      answerWithinMs: 5 * 60_000,
    },
  });
}

function addressOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

async function timeZoneOf(
  provider: LedgerProvider,
  { organisationId, tokens }: GivenLedger,
): Promise<string> {
  const client = provider.open({
    organisationId,
    country: null,
    baseCurrency: null,
    accessToken: async () => ({ ok: true, value: tokens.accessToken }),
    beforeCall: async () => ({ ok: true, value: null }),
    afterCall: async () => {},
  });
  const outcome = await client.organisation();
  if (!outcome.ok) throw new Error(`The organisation cannot be read: ${JSON.stringify(outcome.failure)}`);
  return outcome.value.timeZone;
}

/** Nobody moves a real ledger's time: a minute is waited for, in fewer seconds; more than that is not. */
function hurriedClock(minuteMs: number): ManualClock {
  return {
    now: systemClock.now,
    set: () => {
      throw new NeedsAPerson('to set the time');
    },
    advance: (byMs) => {
      if (byMs > 60_000) throw new NeedsAPerson(`to wait for ${Math.round(byMs / 60_000)} minutes`);
      // The contract moves its clock at once, between two calls: so this thread stands still.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.min(byMs, minuteMs));
    },
  };
}
