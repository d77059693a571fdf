/** What this run cannot do by itself, said so that the table can say it: never a pass, never a difference. */

/** Something that only a person (or more time) can do in a ledger that is not in our hands. `why` follows "to". */
export class NeedsAPerson extends Error {
  override readonly name = 'NeedsAPerson';
}

/** A fact of the contract that holds only in books of one's own, or by a clock that stands still. */
export class PracticeOnly extends Error {
  override readonly name = 'PracticeOnly';
}

/** The calls that the ledger allows for today are used up. */
export class NoCallsLeft extends Error {
  override readonly name = 'NoCallsLeft';
}

export const left = (why: string): Promise<never> => Promise.reject(new NeedsAPerson(why));
