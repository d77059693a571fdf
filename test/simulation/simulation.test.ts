// Seeds of the simulation that every change must pass; `npm run simulate -- --seeds 1000` is the long way.
import { randomBytes, randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { runSeed, type Verdict } from './seed.ts';
import { dropTemplate, makeTemplate, type Template } from './template.ts';

let template: Template;

beforeAll(async () => {
  template = await makeTemplate(inject('postgresUrl'), `simulation_${randomBytes(6).toString('hex')}`);
});
afterAll(() => dropTemplate(template));

const verdicts = new Map<number, Promise<Verdict>>();

/** Of the first run of a seed, which is kept to be compared with another one. */
function verdictOf(seed: number): Promise<Verdict> {
  const verdict = verdicts.get(seed) ?? runSeed(template, seed);
  verdicts.set(seed, verdict);
  return verdict;
}

/** Chosen so that together they meet every fault, and none takes long. */
const fixedSeeds = Array.from({ length: 20 }, (_, index) => index + 1);

test.each([...fixedSeeds, randomInt(1_000, 1_000_000_000)])(
  'seed %i leaves nothing twice, nothing lost, nothing wrong and nothing stuck',
  async (seed) => {
    expect((await verdictOf(seed)).findings).toEqual([]);
  },
  300_000,
);

test('a seed replays exactly: the same statements, requests and faults in the same order at the same times', async () => {
  const first = await verdictOf(1);
  expect(await runSeed(template, 1)).toEqual(first);
  expect((await verdictOf(2)).digest).not.toBe(first.digest);
}, 300_000);
