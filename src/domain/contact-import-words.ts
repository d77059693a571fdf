/** What an import says of a contact of the books, in sentences for the screen, the report and the command line. */
import type { AskReason, ImportDecision, SkipReason } from './contact-import.ts';

export function reasonWords(reason: string | null): string | null {
  return reason === null ? null : ((words as Readonly<Record<string, string>>)[reason] ?? reason);
}

export const outcomeWords: Readonly<Record<ImportDecision['outcome'], string>> = {
  added: 'Added',
  linked: 'Tied to a customer of ours',
  known: 'Here already',
  asked: 'Asked about',
  skipped: 'Skipped',
};

const words: Readonly<Record<SkipReason | AskReason, string>> = {
  merged: 'Was merged into another contact',
  nameless: 'Has no name and no e-mail address',
  notCustomer: 'Is not a customer in the books',
  archived: 'Is archived in the books',
  noEmail: 'Has no e-mail address',
  noFullName: 'Has no first and last name',
  archivedHere: 'A customer of this name or address is archived here',
  severalHere: 'Several customers here have this name or address',
  severalThere: 'A customer here could be this contact or another one of the books',
  nameTiedElsewhere: 'A customer of this name is tied to another contact',
  onItsWay: 'The customer is being sent to the books this moment',
};
