/** One seed, from a connected workspace to the verdict: work and weather, then calm, then the comparison. */
import { createActsHere } from './acts-here.ts';
import { createActsThere } from './acts-there.ts';
import { findAutomationFaults } from './automations.ts';
import { createBackfillHere } from './backfill-here.ts';
import { type Chance, createChance } from './chance.ts';
import { findDuplicates, findLost } from './compare-books.ts';
import { findCreditFaults } from './compare-credits.ts';
import { findUnchangedContacts } from './compare-customers.ts';
import { findDocumentFaults } from './compare-documents.ts';
import { findEditFaults } from './compare-edits.ts';
import { findMismatches } from './compare-mirrors.ts';
import { findMoneyFaults } from './compare-money.ts';
import { findStuck } from './compare-operations.ts';
import { createCustomerCredit } from './customer-credit.ts';
import { createCustomersHere } from './customers-here.ts';
import { createDocumentsHere } from './documents-here.ts';
import { drain } from './drain.ts';
import { createEditsHere } from './edits-here.ts';
import { createEditsThere } from './edits-there.ts';
import type { Finding } from './findings.ts';
import { giveTokens } from './grant.ts';
import { createMoneyHere } from './money-here.ts';
import { planActs, planLockLosses } from './plot.ts';
import { allSafeguards, type Safeguards } from './safeguards.ts';
import { openStage, type Stage } from './stage.ts';
import { beginStory, type Story } from './story.ts';
import { cloneTemplate, dropClone, EPOCH, type Template } from './template.ts';

export type Verdict = {
  readonly seed: number;
  readonly findings: readonly Finding[];
  /** Sync operations that came to an end. */
  readonly operations: number;
  /** Actions of automations that were done. */
  readonly automated: number;
  readonly faults: Readonly<Record<string, number>>;
  /** Of everything that happened, in its order. */
  readonly digest: string;
  readonly steps: number;
};

export type SeedOptions = {
  readonly safeguards?: Safeguards;
  /** As much goes wrong as in the worst of seeds: for tests that want something to go wrong soon. */
  readonly isRough?: boolean;
  readonly hear?: (line: string) => void;
};

export async function runSeed(
  template: Template,
  seed: number,
  { safeguards = allSafeguards, isRough = false, hear }: SeedOptions = {},
): Promise<Verdict> {
  const name = `sim_${process.pid}_${seed}`;
  await dropClone(template, name);
  const databaseUrl = await cloneTemplate(template, name);
  const chance = createChance(seed, 'plot');
  const lastsMs = chance.between(3, 15) * 60_000;
  const stage = await openStage({
    databaseUrl,
    ledger: template.ledger,
    seed,
    startAt: new Date(EPOCH.getTime() + chance.between(60, 2_000) * 60_000),
    weatherMs: lastsMs,
    apiKey: template.apiKey,
    safeguards,
    isRough,
    ...(hear === undefined ? {} : { hear }),
  });
  try {
    await stage.house.open();
    await giveTokens(stage, template);
    return await play(stage, template, chance, lastsMs, seed);
  } finally {
    await stage.close();
    await dropClone(template, name);
  }
}

async function play(
  stage: Stage,
  template: Template,
  chance: Chance,
  lastsMs: number,
  seed: number,
): Promise<Verdict> {
  const tenantIds = template.connections.map(({ tenantId }) => tenantId);
  const story = beginStory(tenantIds);
  const here = createActsHere(stage, story, chance, template);
  const there = createActsThere(stage, story, chance);
  const money = createMoneyHere(stage, story, chance);
  const documents = createDocumentsHere(stage, story, chance);
  const edits = createEditsHere(stage, story, chance);
  const editsThere = createEditsThere(stage, story, chance);
  const backfill = createBackfillHere(stage, chance);
  const credit = createCustomerCredit(stage, story, chance);
  const customers = createCustomersHere(stage, story, chance);
  planActs(
    stage,
    { here, there, money, documents, edits, editsThere, backfill, credit, customers },
    chance,
    lastsMs,
  );
  planLockLosses(stage, chance, lastsMs);
  const endMs = stage.scheduler.nowMs() + lastsMs;
  await stage.scheduler.run(() => stage.scheduler.nowMs() >= endMs);
  const unfinished = await drain(stage, story, there);
  return {
    seed,
    findings: [...unfinished, ...(await compare(stage, story, template.workspaceId))],
    operations: await countFinished(stage),
    automated: await countAutomated(stage),
    faults: stage.weather.struck(),
    digest: stage.trace.digest(),
    steps: stage.trace.length(),
  };
}

async function compare(stage: Stage, story: Story, workspaceId: string): Promise<readonly Finding[]> {
  const noted = (kind: Finding['kind'], subject: string) => (says: string) => ({ kind, subject, says });
  return [
    ...(await findDuplicates(stage, workspaceId)),
    ...(await findLost(stage, story, workspaceId)),
    ...(await findMismatches(stage, workspaceId)),
    ...(await findEditFaults(stage, workspaceId)),
    ...(await findUnchangedContacts(stage, workspaceId)),
    ...(await findMoneyFaults(stage, story)),
    ...(await findCreditFaults(stage, story)),
    ...(await findDocumentFaults(stage)),
    ...(await findAutomationFaults(stage, workspaceId)),
    ...(await findStuck(stage, workspaceId)),
    ...stage.network.doubleRefreshes().map(noted('duplicates', 'refresh')),
    ...stage.network.findings().map(noted('mismatched', 'limits')),
  ];
}

async function countAutomated({ db }: Stage): Promise<number> {
  const done = await db
    .selectFrom('automation_steps')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('outcome', '=', 'done')
    .executeTakeFirstOrThrow();
  return Number(done.count);
}

async function countFinished({ db }: Stage): Promise<number> {
  const finished = await db
    .selectFrom('sync_operations')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('state', 'in', ['done', 'ignored'])
    .executeTakeFirstOrThrow();
  return Number(finished.count);
}
