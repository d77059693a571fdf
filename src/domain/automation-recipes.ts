/** Automations that most desks want, with what can be guessed of this one filled in; '' is for a person to choose. */
import type { Action, AutomationRule, Trigger } from './automation.ts';
import type { BoardName, ColumnOption, ColumnType } from './custom-value.ts';
import type { Filter } from './view-settings.ts';

/** What a workspace has that a recipe can point at. */
export type RecipeFacts = {
  readonly stages: readonly { readonly id: string; readonly board: string; readonly name: string }[];
  readonly columns: readonly {
    readonly id: string;
    readonly board: BoardName;
    readonly type: ColumnType;
    readonly options: readonly ColumnOption[];
  }[];
  readonly endpoints: readonly { readonly id: string }[];
};

export type Recipe = {
  readonly key: string;
  readonly name: string;
  readonly lead: string;
  readonly rule: AutomationRule;
};

export function automationRecipes(facts: RecipeFacts): readonly Recipe[] {
  return [
    ...whenMoneyComes(facts),
    ...whenMoneyDoesNot(facts),
    ...byTheirStage(facts),
    ...fromTheirColumns(facts),
  ];
}

const becomesPaid: Trigger = { kind: 'statusBecomes', status: 'paid' };
const allPaid: Filter = {
  join: 'and',
  conditions: [{ key: 'invoices.allPaid', operator: 'is', values: ['yes'] }],
};

function whenMoneyComes(facts: RecipeFacts): readonly Recipe[] {
  const production = stageLike(facts, 'jobs', /produc/i);
  return [
    {
      key: 'productionWhenPaid',
      name: 'Into production when paid',
      lead: 'Once every invoice of a job is paid, a job that has not begun moves to production and its assignee hears of it.',
      rule: {
        board: 'jobs',
        trigger: becomesPaid,
        conditions: {
          ...allPaid,
          conditions: [...allPaid.conditions, ...notBegun(facts, production)],
        },
        actions: [
          { kind: 'moveToStage', stageId: production },
          tell('{{record.number}} {{record.title}} is paid and can go into production.', ['owner']),
        ],
      },
    },
    {
      key: 'depositReceived',
      name: 'Deposit received',
      lead: 'The first money for a job’s invoice is noted in a status column of yours.',
      rule: {
        board: 'jobs',
        trigger: { kind: 'firstPayment' },
        conditions: null,
        actions: [setLabel(facts, 'jobs', /deposit/i)],
      },
    },
    {
      key: 'thanks',
      name: 'Thank the customer',
      lead: 'A paid invoice is answered with a thank-you by e-mail.',
      rule: {
        board: 'invoices',
        trigger: becomesPaid,
        conditions: null,
        actions: [
          mail(
            'Thank you for your payment of {{invoice.number}}',
            'Hello {{customer.firstName}},\n\nthank you: we have received your payment of {{invoice.total}} for invoice {{invoice.number}}.\n\n{{workspace.name}}',
          ),
        ],
      },
    },
    {
      key: 'webhookWhenPaid',
      name: 'Call a webhook when paid',
      lead: 'Another program hears of each paid invoice at once.',
      rule: {
        board: 'invoices',
        trigger: becomesPaid,
        conditions: null,
        actions: [{ kind: 'callWebhook', endpointId: facts.endpoints[0]?.id ?? '' }],
      },
    },
  ];
}

function whenMoneyDoesNot(facts: RecipeFacts): readonly Recipe[] {
  const first = facts.stages.find(({ board }) => board === 'jobs')?.id ?? '';
  return [
    {
      key: 'tellOfOverdue',
      name: 'Tell of overdue invoices',
      lead: 'Accounts and whoever has the record hear of an invoice that is overdue.',
      rule: {
        board: 'invoices',
        trigger: { kind: 'statusBecomes', status: 'overdue' },
        conditions: null,
        actions: [
          tell('{{invoice.number}} of {{customer.name}} is overdue: {{invoice.owing}} is owing.', [
            'accounts',
            'owner',
          ]),
        ],
      },
    },
    {
      key: 'reminders',
      name: 'Payment reminders',
      lead: 'Three friendly e-mails, 3, 10 and 20 days after the due date. They stop when nothing is owing any more.',
      rule: {
        board: 'invoices',
        trigger: { kind: 'dueDate', days: 3 },
        conditions: stillOwing,
        actions: [
          reminder('A reminder of {{invoice.number}}', 'is past its due date'),
          { kind: 'wait', days: 7 },
          reminder('Second reminder of {{invoice.number}}', 'is still open'),
          { kind: 'wait', days: 10 },
          reminder('Last reminder of {{invoice.number}}', 'is long past its due date'),
        ],
      },
    },
    {
      key: 'dueSoon',
      name: 'Due in three days',
      lead: 'The customer is told three days before an invoice is due.',
      rule: {
        board: 'invoices',
        trigger: { kind: 'dueDate', days: -3 },
        conditions: stillOwing,
        actions: [reminder('{{invoice.number}} is due on {{invoice.dueDate}}', 'will be due soon')],
      },
    },
    {
      key: 'unpaidAgain',
      name: 'Not paid after all',
      lead: 'A payment was taken back in the books: the job moves back and accounts hear of it.',
      rule: {
        board: 'jobs',
        trigger: { kind: 'statusStops', status: 'paid' },
        conditions: null,
        actions: [
          { kind: 'moveToStage', stageId: first },
          tell('{{invoice.number}} of {{customer.name}} is not paid any more: {{invoice.owing}} is owing.', [
            'accounts',
          ]),
        ],
      },
    },
  ];
}

function byTheirStage(facts: RecipeFacts): readonly Recipe[] {
  return [
    {
      key: 'finalInvoice',
      name: 'Invoice a finished job',
      lead: 'A job that is done is invoiced for what is not invoiced yet.',
      rule: {
        board: 'jobs',
        trigger: { kind: 'stageChanges', to: stageLike(facts, 'jobs', /deliver|finish|done|complet|ready/i) },
        conditions: null,
        actions: [{ kind: 'createInvoice', percent: null, send: true }],
      },
    },
    {
      key: 'acceptedQuote',
      name: 'Begin an accepted quote',
      lead: 'An accepted quote becomes a job and a deposit invoice of half its total.',
      rule: {
        board: 'sales',
        trigger: { kind: 'stageChanges', to: stageLike(facts, 'sales', /accept|won/i) },
        conditions: null,
        actions: [
          { kind: 'createJob', stageId: null },
          { kind: 'createInvoice', percent: '50', send: true },
        ],
      },
    },
  ];
}

function fromTheirColumns(facts: RecipeFacts): readonly Recipe[] {
  const toAccounts = labelLike(facts, 'jobs', /account/i);
  return [
    {
      key: 'paymentConfirmed',
      name: 'Payment confirmed',
      lead: 'A payment status column of your own says so when an invoice is paid.',
      rule: {
        board: 'jobs',
        trigger: becomesPaid,
        conditions: allPaid,
        actions: [setLabel(facts, 'jobs', /confirm|paid/i)],
      },
    },
    {
      key: 'sentToAccounts',
      name: 'Sent to accounts',
      lead: 'Accounts hear of a job as soon as your payment status column says that it is theirs.',
      rule: {
        board: 'jobs',
        trigger: { kind: 'columnChanges', columnId: toAccounts.columnId, to: toAccounts.label },
        conditions: null,
        actions: [tell('{{record.number}} {{record.title}} of {{customer.name}} is for you.', ['accounts'])],
      },
    },
  ];
}

const stillOwing: Filter = {
  join: 'and',
  conditions: [{ key: 'invoice.owing', operator: 'moreThan', values: ['0'] }],
};

function reminder(subject: string, how: string): Action {
  return mail(
    subject,
    `Hello {{customer.firstName}},\n\ninvoice {{invoice.number}} ${how}: {{invoice.owing}} of {{invoice.total}} is owing, due {{invoice.dueDate}}.\n{{invoice.link}}\n\nIf you have paid meanwhile, please take no notice of this.\n\n{{workspace.name}}`,
  );
}

function mail(subject: string, body: string): Action {
  return { kind: 'emailCustomer', subject, body };
}

function tell(message: string, to: readonly ('owner' | 'accounts')[]): Action {
  return {
    kind: 'notify',
    message,
    byEmail: true,
    to: to.map((one) => (one === 'owner' ? { kind: 'owner' } : { kind: 'role', role: one })),
  };
}

function stageLike(facts: RecipeFacts, board: 'sales' | 'jobs', name: RegExp): string {
  return facts.stages.find((stage) => stage.board === board && name.test(stage.name))?.id ?? '';
}

/** A job that was delivered before its invoice was paid must not go back into production. */
function notBegun({ stages }: RecipeFacts, production: string): Filter['conditions'] {
  const ofJobs = stages.filter(({ board }) => board === 'jobs').map(({ id }) => id);
  const before = ofJobs.slice(0, Math.max(0, ofJobs.indexOf(production)));
  return before.length === 0 ? [] : [{ key: 'stage', operator: 'is', values: before }];
}

function setLabel(facts: RecipeFacts, board: BoardName, name: RegExp): Action {
  const { columnId, label } = labelLike(facts, board, name);
  return { kind: 'setColumn', columnId, value: label };
}

/** A label that reads so; else the board's first column of labels, and the label is for a person to choose. */
function labelLike(facts: RecipeFacts, board: BoardName, name: RegExp) {
  const columns = facts.columns.filter((column) => column.board === board && column.type === 'status');
  const column = columns.find(({ options }) => options.some((option) => name.test(option.name)));
  const label = column?.options.find((option) => name.test(option.name))?.id ?? '';
  return { columnId: (column ?? columns[0])?.id ?? '', label };
}
