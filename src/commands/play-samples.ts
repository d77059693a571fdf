/**
 * Plays through what becomes of the sample invoices in practice books, each step as a person would press it: sent, paid,
 * credited, voided. Nothing of it goes to other books.
 *
 * Every round looks at how each invoice stands and does what is next, so a round that was cut off is followed by another,
 * and a second press changes nothing that the first has done.
 */
import { addDays, todayIn } from '../domain/calendar.ts';
import { type Decimal, decimal, moneyText } from '../domain/decimal.ts';
import { isLive } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { loadDestinations } from '../store/destinations.ts';
import { type EngineJobs, wakePlaySamples } from '../store/engine-jobs.ts';
import { listInvoiceLines } from '../store/invoice-lines.ts';
import { findInvoicesByIds } from '../store/invoices.ts';
import {
  listSampleInvoices,
  lockSampleData,
  noteSamplesPlayed,
  type SampleInvoiceRow,
} from '../store/sample-records.ts';
import { type Actor, actorOf } from './actor.ts';
import { creditInvoice } from './credit-invoice.ts';
import { ignoreInvoice, sendInvoice } from './issue-invoice.ts';
import type { QueueDeps } from './queue-invoices.ts';
import { recordChange } from './record-change.ts';
import { recordPayment } from './record-payment.ts';
import { conflict, done, notFound, type Result } from './refusal.ts';
import { type SampleFate, sampleFates } from './sample-orders.ts';
import { voidInvoice } from './void-invoice.ts';

export type PlayDeps = QueueDeps & {
  readonly ledgers: ReadonlyMap<string, { readonly isPractice: boolean }>;
};

/** Asks for it: the engine carries it, round by round. Refuses where the sample would go to books that are not for practice. */
export function askToPlaySamples(deps: PlayDeps, actor: Actor): Promise<Result<null>> {
  const { workspaceId, userId } = actor;
  return inTransaction(deps.db, async (tx) => {
    if ((await lockSampleData(tx, workspaceId)) === undefined) return notFound('sample data');
    const reachable = await inPracticeBooks({ ...deps, db: tx }, workspaceId);
    if (reachable.length === 0)
      return conflict('notConnected', 'No practice books are connected. Sample invoices go to no others.');
    await noteSamplesPlayed(tx, workspaceId, deps.clock.now());
    await wakePlaySamples(tx, { workspaceId, userId, round: 0 });
    await recordChange(deps, tx, actor, {
      kind: 'workspace',
      id: workspaceId,
      action: 'sample invoices sent',
    });
    return done(null);
  });
}

/**
 * One round, in one transaction: what it asks for goes to the books together, in few calls. `done`: each is where it was
 * to come to, or waits for a person.
 */
export function playSamples(
  deps: PlayDeps,
  { workspaceId, userId }: EngineJobs['playSamples'],
): Promise<{ readonly kind: 'progress' | 'done' }> {
  const actor = actorOf({ workspaceId, role: 'admin', userId, apiKeyId: null });
  return inTransaction(deps.db, async (tx) => {
    const round = { ...deps, db: tx };
    let isUnderWay = false;
    for (const invoice of await inPracticeBooks(round, workspaceId)) {
      const step = nextStep(invoice);
      if (step === 'nothing') continue;
      isUnderWay = true;
      if (step !== 'wait') await take(step, round, actor, invoice);
    }
    return { kind: isUnderWay ? 'progress' : 'done' };
  });
}

async function take(step: Step, deps: PlayDeps, actor: Actor, invoice: SampleInvoiceRow): Promise<void> {
  const outcome = await steps[step](deps, actor, invoice);
  if (!outcome.ok)
    deps.log.warn(
      { invoiceId: invoice.id, step, refusal: outcome.refusal },
      'A sample invoice stays as it is',
    );
}

/** Sample invoices that are in practice books or would go there. */
export async function inPracticeBooks(
  { db, ledgers }: Pick<PlayDeps, 'db' | 'ledgers'>,
  workspaceId: string,
): Promise<readonly SampleInvoiceRow[]> {
  const samples = await listSampleInvoices(db, workspaceId);
  const invoices = await findInvoicesByIds(
    db,
    workspaceId,
    samples.map(({ id }) => id),
  );
  const goesTo = await loadDestinations(db, workspaceId, invoices);
  const there = new Set(
    invoices.flatMap((invoice) => {
      const books = goesTo(invoice);
      return isLive(books) && ledgers.get(books.provider)?.isPractice === true ? [invoice.id] : [];
    }),
  );
  return samples.filter(({ id }) => there.has(id));
}

type Step = 'send' | 'ignore' | 'pay' | 'payPart' | 'credit' | 'void';

/** `wait`: it is on its way. What waits for a person, here or in the books, has nothing next. */
export function nextStep(invoice: SampleInvoiceRow): Step | 'wait' | 'nothing' {
  const fate = sampleFates.find((known) => known === invoice.fate) ?? 'notSent';
  if (fate === 'notSent' || invoice.isVoided) return 'nothing';
  if (invoice.syncState === 'notSent') return fate === 'ignored' ? 'ignore' : 'send';
  if (invoice.syncState === 'queued' || invoice.syncState === 'sending') return 'wait';
  if (invoice.syncState !== 'inBooks') return 'nothing';
  return invoice.ledgerStatus === null ? 'wait' : (stepInBooks(fate, invoice) ?? 'nothing');
}

function stepInBooks(fate: SampleFate, { hasMoney, isVoiding }: SampleInvoiceRow): Step | null {
  if (fate === 'voided' || fate === 'deleted') return isVoiding ? null : 'void';
  if (hasMoney) return null;
  if (fate === 'paid') return 'pay';
  if (fate === 'partlyPaid') return 'payPart';
  return fate === 'credited' ? 'credit' : null;
}

const steps: Readonly<
  Record<Step, (deps: QueueDeps, actor: Actor, invoice: SampleInvoiceRow) => Promise<Result<unknown>>>
> = {
  send: (deps, actor, { id }) => sendInvoice(deps, actor, id),
  ignore: (deps, actor, { id }) => ignoreInvoice(deps, actor, id),
  void: (deps, actor, { id }) => voidInvoice(deps, actor, id),
  pay: (deps, actor, invoice) => pay(deps, actor, invoice, null),
  payPart: (deps, actor, invoice) => pay(deps, actor, invoice, decimal(invoice.total).times(PART)),
  credit: creditSome,
};

/** Of what it comes to. */
const PART = '0.4';
const PAID_AFTER_DAYS = 5;

function pay(deps: QueueDeps, actor: Actor, { id, issueDate }: SampleInvoiceRow, amount: Decimal | null) {
  return recordPayment(deps, actor, id, {
    amount: amount === null ? null : moneyText(amount),
    paidOn: soonAfter(deps, issueDate),
    accountCode: null,
    methodId: null,
    reference: 'Sample payment',
    externalId: `sample-${id}`,
  });
}

/** Two pieces of the first line were faulty. */
async function creditSome(deps: QueueDeps, actor: Actor, { id, issueDate }: SampleInvoiceRow) {
  const [line] = await listInvoiceLines(deps.db, actor.workspaceId, [id]);
  return creditInvoice(deps, actor, id, {
    lines: line === undefined ? null : [{ invoiceLineId: line.id, quantity: '2' }],
    issueDate: soonAfter(deps, issueDate),
    reference: 'Sample credit',
    externalId: `sample-${id}`,
  });
}

/** Never a day to come. ISO dates compare as text. */
function soonAfter({ clock }: QueueDeps, date: string): string {
  const today = todayIn('UTC', clock.now().getTime());
  const then = addDays(date, PAID_AFTER_DAYS);
  return then < today ? then : today;
}
