// The simulation must be able to fail: each safeguard that is taken away shows as doubles within a few seeds, which are clean with it.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import {
  type Safeguards,
  withoutDispatchMark,
  withoutLooking,
  withoutMarker,
  withoutRefreshLock,
} from './safeguards.ts';
import { runSeed } from './seed.ts';
import { dropTemplate, makeTemplate, type Template } from './template.ts';

let template: Template;

beforeAll(async () => {
  template = await makeTemplate(inject('postgresUrl'), `simulation_${randomBytes(6).toString('hex')}`);
});
afterAll(() => dropTemplate(template));

const MOST_SEEDS = 20;

/** The first seed in which something is there twice. Which it is, changes with every statement of production. */
async function firstCaught(without: Safeguards): Promise<number | null> {
  for (let seed = 1; seed <= MOST_SEEDS; seed++) {
    const { findings } = await runSeed(template, seed, { safeguards: without, isRough: true });
    if (findings.some(({ kind }) => kind === 'duplicates')) return seed;
  }
  return null;
}

const cases: readonly [what: string, without: Safeguards][] = [
  ['the marker of a record', withoutMarker],
  ['looking before repeating', withoutLooking],
  ['the mark made before sending', withoutDispatchMark],
  ['the lock of the refresher', withoutRefreshLock],
];

test.each(cases)(
  'without %s something is there twice in some seed, which is clean with it',
  async (_, without) => {
    const seed = await firstCaught(without);
    expect(seed).not.toBeNull();
    const { findings } = await runSeed(template, seed ?? 0, { isRough: true });
    expect(findings).toEqual([]);
  },
  600_000,
);
