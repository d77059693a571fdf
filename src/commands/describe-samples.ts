/** What a person sees of the sample data: that it is sample data, what there is of it, and what can be done with it now. */
import { countSampleRecords, findSampleData, type SampleKind } from '../store/sample-records.ts';
import type { Actor } from './actor.ts';
import { inPracticeBooks, nextStep, type PlayDeps } from './play-samples.ts';

export type SampleAction = 'connect' | 'send' | 'remove';

export type SamplesView = {
  readonly isThere: boolean;
  readonly message: string;
  readonly actions: readonly SampleAction[];
  /** While they go to the practice books: how many have come to their end, of how many. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  /** What removing it does, in sentences. */
  readonly removal: readonly string[];
};

export async function describeSamples(
  deps: Pick<PlayDeps, 'db' | 'ledgers'>,
  actor: Actor,
): Promise<SamplesView> {
  const there = await findSampleData(deps.db, actor.workspaceId);
  if (there === undefined) return { isThere: false, message: '', actions: [], progress: null, removal: [] };
  const reachable = await inPracticeBooks(deps, actor.workspaceId);
  const left = reachable.filter((invoice) => nextStep(invoice) !== 'nothing').length;
  const isUnderWay = there.playedAt !== null && left > 0;
  const next = nextOf(deps, { reachable: reachable.length, left, isUnderWay });
  const counts = await countSampleRecords(deps.db, actor.workspaceId);
  return {
    isThere: true,
    message: messages[next],
    actions: actor.can('workspace:manage') ? actionsOf(next) : [],
    progress: isUnderWay ? { done: reachable.length - left, of: reachable.length } : null,
    removal: [
      `This removes ${listed(counts)}.`,
      'What you made yourself stays, and so does every sample record that it uses.',
      'Invoices that were sent to practice books stay there; nothing changes in the books.',
    ],
  };
}

type Next = 'connect' | 'send' | 'wait' | 'look';

function nextOf(
  { ledgers }: Pick<PlayDeps, 'ledgers'>,
  { reachable, left, isUnderWay }: { reachable: number; left: number; isUnderWay: boolean },
): Next {
  if (isUnderWay) return 'wait';
  if (left > 0) return 'send';
  const canPractise = [...ledgers.values()].some(({ isPractice }) => isPractice);
  return reachable === 0 && canPractise ? 'connect' : 'look';
}

const messages: Readonly<Record<Next, string>> = {
  connect: 'Connect the practice books, then send its invoices there and watch them being paid.',
  send: 'Its invoices are not sent yet. Send them to the practice books, and watch them being paid.',
  wait: 'Its invoices are on their way to the practice books.',
  look: 'Look around as you like: nothing of it is real.',
};

/** Asked for once more while it goes on, it goes on. */
function actionsOf(next: Next): readonly SampleAction[] {
  return next === 'connect' || next === 'send' ? [next, 'remove'] : ['remove'];
}

const nouns: readonly (readonly [SampleKind, one: string, many: string])[] = [
  ['company', 'company', 'companies'],
  ['contact', 'contact', 'contacts'],
  ['product', 'product', 'products'],
  ['salesDoc', 'sales doc', 'sales docs'],
  ['job', 'job', 'jobs'],
  ['invoice', 'invoice', 'invoices'],
  ['column', 'column', 'columns'],
  ['view', 'view', 'views'],
];

function listed(counts: ReadonlyMap<string, number>): string {
  const parts = nouns.flatMap(([kind, one, many]) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const last = parts.at(-1) ?? 'nothing';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
