/** A ledger that is not in our hands as the contract's: one access, one organisation that every test shares. */
import { randomInt } from 'node:crypto';
import { expect } from 'vitest';
import type { ManualClock } from '../../src/lib/clock.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { freePort } from '../../src/lib/free-port.ts';
import type { LedgerProvider } from '../../src/providers/provider.ts';
import type { LedgerFaults, LedgerHarness } from '../contract/harness.ts';
import { openFaultyProxy } from './faulty-proxy.ts';
import { holdGrant } from './grant.ts';
import { left, NeedsAPerson, PracticeOnly } from './left-out.ts';
import { openLine } from './line.ts';
import { readOrganisation } from './read-organisation.ts';
import { type WrittenShapes, writeShapes } from './shapes.ts';
import { tagOf } from './tags.ts';
import type { Access, LedgerWays, Tidied } from './ways.ts';

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

export async function openGivenLedger(ledger: Access, ways: LedgerWays): Promise<OpenLedger> {
  const { facts, redirectUri } = ways;
  const since = new Date(Date.now() - SINCE_MARGIN_MS);
  const runTag = `-cfv${randomInt(36 ** 5, 36 ** 6).toString(36)}`;
  const line = openLine(ways.wire);
  const proxy = await openFaultyProxy(line, ways.wire, ways.faultAnswers);
  const adapter = providerAt(ways, proxy.url);
  const grant = holdGrant(adapter, ledger, facts);
  const { timeZone } = await readOrganisation(adapter, ledger);
  const run = { tag: runTag, since, timeZone };
  const accessToken = async () => (await grant.fresh()).accessToken;
  const { organisation, hands, tidy } = await ways.openBooks(line, accessToken, run);
  line.setNamesTaken([organisation.contactName]);
  const nowhere = providerAt(ways, `http://localhost:${await freePort()}`);
  let tests = 0;
  return {
    openHarness: async () => {
      expectIsForAll(ways, expect.getState().currentTestName ?? '');
      line.expectCallsLeft();
      tests += 1;
      line.setTag(tagOf(runTag, tests));
      proxy.clearFaults();
      return {
        facts,
        provider: grant.wrap(adapter),
        clock: hurriedClock(ledger.minuteMs),
        redirectUri,
        organisation,
        decide: grant.decide,
        books: hands,
        faults: facts.lostRefreshEndsGrant ? withoutLostRefresh(proxy.faults) : proxy.faults,
        unreachable: () => nowhere,
        deliveries: () => left('to give webhooks a public address'),
        requests: proxy.requests,
        close: async () => {},
      };
    },
    finish: async () => {
      line.setTag(null);
      proxy.clearFaults();
      // What only tidying says is no answer that the two ledgers could differ in.
      const shapes = writeShapes(line.shapes);
      const tidied = await tidy();
      await proxy.close();
      return { ledger: ledger.name, calls: line.calls(), shapes, tidied };
    },
  };
}

function expectIsForAll({ practiceOnly }: LedgerWays, testName: string): void {
  const [, reason] = Object.entries(practiceOnly).find(([name]) => testName.endsWith(name)) ?? [];
  if (reason !== undefined) throw new PracticeOnly(reason);
}

/** The adapter with the ledger's own addresses, as in production; its requests go to `url` instead. */
function providerAt({ provider }: LedgerWays, url: string): LedgerProvider {
  return provider({
    fetch: (request) => fetch(new Request(`${url}${addressOf(request.url)}`, request)),
    // The line may hold a request back until the limits allow it.
    answerWithinMs: 5 * 60_000,
  });
}

function addressOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

const withoutLostRefresh = (faults: LedgerFaults): LedgerFaults => ({
  ...faults,
  loseRefresh: () => {
    throw new NeedsAPerson('to connect again: tokens that are lost on their way end the access of this run');
  },
});

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
