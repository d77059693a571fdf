/** What the conditions of an automation may ask: of the record, its customer, the invoice, all its invoices. */
import { type AccountingStatus, chipLabel } from './accounting-status.ts';
import type { AutomationBoard } from './automation.ts';
import type { ColumnType } from './custom-value.ts';
import type { Filter, FilterCondition } from './view-settings.ts';

export type ConditionField = {
  readonly key: string;
  readonly name: string;
  readonly type: ColumnType;
  /** Null: whatever the workspace has of it. */
  readonly choices: readonly FieldChoice[] | null;
  /** Of too many for a list: where its values are searched, which are ids. */
  readonly searchedIn: 'companies' | null;
};
export type FieldChoice = { readonly value: string; readonly label: string };

/** Those that every workspace has; its columns come after them. */
export function conditionFields(board: AutomationBoard): readonly ConditionField[] {
  return [...ofRecord[board], ...ofCustomer, ...ofInvoice, ...(board === 'invoices' ? [] : ofInvoices)];
}

/** Ids of the companies that conditions name. */
export function companiesIn(filter: Filter | null): readonly string[] {
  return (filter?.conditions ?? []).flatMap((part) => {
    if ('join' in part) return companiesIn(part);
    return part.key === 'company' ? part.values.filter((value) => anId.test(value)) : [];
  });
}

/** Anything may stand there until a rule is saved. */
const anId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const accountingStatuses: readonly AccountingStatus[] = [
  'waitingPayment',
  'overdue',
  'partiallyPaid',
  'paid',
];

export function statusName(status: AccountingStatus): string {
  return chipLabel(status, '');
}

export const recordNouns: Readonly<Record<AutomationBoard, string>> = {
  sales: 'sales doc',
  jobs: 'job',
  invoices: 'invoice',
};

const ofWords: readonly FilterCondition['operator'][] = [
  'contains',
  'doesNotContain',
  'is',
  'isNot',
  'isEmpty',
  'isNotEmpty',
];
const ofAmounts: typeof ofWords = ['is', 'isNot', 'lessThan', 'moreThan', 'isEmpty', 'isNotEmpty'];
const ofChoices: typeof ofWords = ['is', 'isNot', 'isEmpty', 'isNotEmpty'];
const ofDates: typeof ofWords = [
  'onOrBefore',
  'onOrAfter',
  'before',
  'after',
  'is',
  'isNot',
  'isEmpty',
  'isNotEmpty',
];

/** How a field of a type may be compared. */
export const operatorsOf: Readonly<Record<ColumnType, readonly FilterCondition['operator'][]>> = {
  text: ofWords,
  link: ofWords,
  number: ofAmounts,
  money: ofAmounts,
  date: ofDates,
  status: ofChoices,
  person: ofChoices,
  tags: ofChoices,
};

const fieldOf = (type: ColumnType) => (key: string, name: string) => ({
  key,
  name,
  type,
  choices: null,
  searchedIn: null,
});
const text = fieldOf('text');
const date = fieldOf('date');
const money = fieldOf('money');
const choice = (key: string, name: string, choices: ConditionField['choices'] = null): ConditionField => ({
  ...fieldOf('status')(key, name),
  choices,
});

const kinds = [
  { value: 'quote', label: 'Quote' },
  { value: 'order', label: 'Order' },
];

const ofRecord: Readonly<Record<AutomationBoard, readonly ConditionField[]>> = {
  sales: [
    choice('stage', 'Stage'),
    choice('kind', 'Kind', kinds),
    choice('owner', 'Owner'),
    text('title', 'Title'),
    text('number', 'Number'),
    money('total', 'Total'),
    text('currency', 'Currency'),
  ],
  jobs: [
    choice('stage', 'Stage'),
    choice('assignee', 'Assignee'),
    text('title', 'Title'),
    text('number', 'Number'),
    date('startOn', 'Start'),
    date('dueOn', 'Due'),
    money('total', 'Sales doc total'),
    text('currency', 'Currency'),
  ],
  invoices: [],
};

const ofCustomer: readonly ConditionField[] = [
  { ...choice('company', 'Company'), searchedIn: 'companies' },
  text('companyName', 'Company name'),
  text('country', 'Customer’s country'),
  text('email', 'Customer’s e-mail'),
];

const ofInvoice = [
  choice(
    'invoice.status',
    'Invoice status',
    accountingStatuses.map((value) => ({ value, label: statusName(value) })),
  ),
  money('invoice.total', 'Invoice total'),
  money('invoice.owing', 'Invoice owing'),
  date('invoice.dueDate', 'Invoice due date'),
  text('invoice.currency', 'Invoice currency'),
  text('invoice.number', 'Invoice number'),
];

const ofInvoices: readonly ConditionField[] = [
  choice('invoices.allPaid', 'All invoices paid', [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ]),
  fieldOf('number')('invoices.count', 'How many invoices'),
];
