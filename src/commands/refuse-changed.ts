/** Two people in one cell: the later one is told, and nothing of the earlier one's is lost. */
import { conflict } from './refusal.ts';

/** What a person saw in the fields that they changed. */
export type Was = Readonly<Record<string, string | null | undefined>>;

/** @param field as a person calls it */
export function changedMeanwhile(field: string) {
  return conflict('changedMeanwhile', `Somebody else has changed ${field} meanwhile.`);
}

/** No refusal while every field says what it said. `current`: the record, its row held. */
export function refuseChanged(was: Was | undefined, current: object) {
  const now = new Map<string, unknown>(Object.entries(current));
  const changed = Object.entries(was ?? {}).find(
    ([field, seen]) => seen !== undefined && (seen ?? '') !== (now.get(field) ?? ''),
  );
  return changed === undefined ? null : changedMeanwhile(wordsOf(changed[0]));
}

/** 'dueOn' → 'the due date': the fields of records as their screens call them. */
function wordsOf(field: string): string {
  return words[field] ?? field;
}

const words: Readonly<Record<string, string>> = {
  title: 'the title',
  name: 'the name',
  stageId: 'the stage',
  ownerId: 'the owner',
  assigneeId: 'the assignee',
  startOn: 'the start',
  dueOn: 'the due date',
  companyId: 'the company',
  contactId: 'the contact',
  reference: 'the reference',
  notes: 'the notes',
  kind: 'the kind',
  currency: 'the currency',
  lineAmountType: 'how its amounts are priced',
  salesDocId: 'the sales doc',
  connectionId: 'the books',
  firstName: 'the first name',
  lastName: 'the last name',
  email: 'the e-mail address',
  phone: 'the phone number',
  address: 'the address',
  city: 'the city',
  region: 'the region',
  postalCode: 'the postcode',
  country: 'the country',
  taxNumber: 'the tax number',
};
