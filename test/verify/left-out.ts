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

/** The names of the contract's tests that are not asked of a ledger that others use too, with the reason. */
export const practiceOnly: Readonly<Record<string, string>> = {
  'a person who allows access connects the organisation that they chose':
    'it counts in milliseconds, and every connection of the app',
  'an e-mail goes to the contact of the invoice, which is marked as sent, and its history says so':
    'a demo company sends no e-mail',
  'an e-mail without an answer is unknown, and the same key sends no second one':
    'a demo company sends no e-mail',
  'a draft is not e-mailed, has no page on the web, and a plan that sends none says so':
    'a demo company sends no e-mail',
  'every method of the port is called by the contract':
    'some of the tests that call them are left to a person',
};
