/** What happens in a seed and when: which acts, on both sides, at which times, and when a process seems dead that is not. */
import type { ActsHere } from './acts-here.ts';
import type { ActsThere } from './acts-there.ts';
import type { BackfillHere } from './backfill-here.ts';
import type { Chance } from './chance.ts';
import type { CustomerCredit } from './customer-credit.ts';
import type { CustomersHere } from './customers-here.ts';
import type { DocumentsHere } from './documents-here.ts';
import type { EditsHere } from './edits-here.ts';
import type { EditsThere } from './edits-there.ts';
import type { MoneyHere } from './money-here.ts';
import type { Stage } from './stage.ts';

type Act = readonly [name: string, act: () => void | Promise<void>];

export type Acts = {
  readonly here: ActsHere;
  readonly there: ActsThere;
  readonly money: MoneyHere;
  readonly documents: DocumentsHere;
  readonly customers: CustomersHere;
  readonly edits: EditsHere;
  readonly editsThere: EditsThere;
  readonly backfill: BackfillHere;
  readonly credit: CustomerCredit;
};

/** Acts come singly and in bursts, so that some meet. */
export function planActs(stage: Stage, acts: Acts, chance: Chance, lastsMs: number): void {
  const { scheduler, people } = stage;
  const startMs = scheduler.nowMs();
  const often = chance.between(10, 36);
  let atMs = startMs;
  for (let count = 0; count < often; count++) {
    // Half of the time the next act follows at once.
    if (chance.happens(0.5)) atMs = startMs + chance.below(lastsMs);
    const [name, act] = chooseAct(acts, chance);
    scheduler.at(atMs, name, () => people.begin(name, async () => act()));
  }
}

/** Moments at which a process seems dead that is not. */
export function planLockLosses(stage: Stage, chance: Chance, lastsMs: number): void {
  const { scheduler, house, weather } = stage;
  for (let count = chance.pick([0, 0, 1, 2] as const); count > 0; count--)
    scheduler.at(scheduler.nowMs() + chance.below(lastsMs), 'a life lock is lost', async () => {
      weather.tell('life lock lost');
      await house.loseLifeLock();
    });
}

function chooseAct(
  { here, there, money, documents, edits, editsThere, backfill, credit, customers }: Acts,
  chance: Chance,
): Act {
  return chance.weighted<Act>([
    [30, ['new invoice', here.newInvoice]],
    [2, ['import', here.importInvoices]],
    [3, ['edit', here.editInvoice]],
    [6, ['change', edits.change]],
    [2, ['take theirs', edits.takeTheirs]],
    [2, ['keep ours', edits.keepOurs]],
    [3, ['send', () => here.press('send')]],
    [4, ['void', () => here.press('void')]],
    [2, ['retry', () => here.press('retry')]],
    [2, ['ignore', () => here.press('ignore')]],
    [2, ['unignore', () => here.press('unignore')]],
    [2, ['retry all', here.retryAll]],
    [3, ['change customer', customers.changeCustomer]],
    [10, ['pay', money.recordPayment]],
    [4, ['remove payment', money.removePayment]],
    [5, ['credit', money.giveCredit]],
    [1, ['withdraw credit', money.withdrawCredit]],
    [4, ['use credit', credit.use]],
    [1, ['refund credit', credit.refund]],
    [2, ['take credit back', credit.takeBack]],
    [1, ['withdraw use', credit.withdraw]],
    [4, ['e-mail', documents.emailInvoice]],
    [1, ['settle e-mail', documents.settleEmail]],
    [2, ['file', documents.addFile]],
    [2, ['note', documents.addNote]],
    [1, ['look into the books', documents.askBooks]],
    [3, ['backfill', backfill.preview]],
    [1, ['pause backfill', () => backfill.press('pause')]],
    [1, ['resume backfill', () => backfill.press('resume')]],
    [1, ['stop backfill', () => backfill.press('stop')]],
    [2, ['undo backfill', () => backfill.press('undo')]],
    [10, ['books: pay', there.pay]],
    [4, ['books: remove payment', there.removePayment]],
    [4, ['books: credit', there.credit]],
    [2, ['books: remove credit', there.removeCredit]],
    [4, ['books: receive', credit.receiveThere]],
    [1, ['books: overpay', credit.overpayThere]],
    [2, ['books: allocate', credit.allocateThere]],
    [1, ['books: refund', credit.refundThere]],
    [4, ['books: edit', there.edit]],
    [3, ['books: write', editsThere.write]],
    [3, ['books: change lines', editsThere.changeLines]],
    [3, ['books: void', there.voidInvoice]],
    [2, ['books: approve', there.approve]],
    [2, ['books: archive contact', there.archiveContact]],
    [2, ['books: merge contacts', there.mergeContacts]],
    [1, ['books: rename contact', there.renameContact]],
    [1, ['books: lock period', there.lockPeriod]],
    [1, ['books: archive account', there.archiveAccount]],
    [2, ['books: expire tokens', there.expireTokens]],
    [1, ['books: revoke grant', there.revokeGrant]],
    [1, ['books: disconnect', there.disconnectApp]],
    [1, ['connect again', here.connectAgain]],
    [1, ['change organisation', here.changeOrganisation]],
  ]);
}
