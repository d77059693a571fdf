import { expect, test } from 'vitest';
import type { Action, AutomationRule } from './automation.ts';
import { ruleFaults } from './automation-faults.ts';
import { automationRecipes, type RecipeFacts } from './automation-recipes.ts';
import { fillTemplate, unknownPlaceholders } from './automation-template.ts';
import { type RuleNames, ruleSentence, stoppedWords } from './automation-words.ts';

const facts: RecipeFacts = {
  stages: [
    { id: 's1', board: 'sales', name: 'Accepted' },
    { id: 'j1', board: 'jobs', name: 'To do' },
    { id: 'j2', board: 'jobs', name: 'In production' },
    { id: 'j3', board: 'jobs', name: 'Delivered' },
  ],
  columns: [
    {
      id: 'c1',
      board: 'jobs',
      type: 'status',
      options: [
        { id: 'o1', name: 'Deposit received', color: 'teal' },
        { id: 'o2', name: 'Sent to accounts', color: 'gray' },
        { id: 'o3', name: 'Payment confirmed', color: 'green' },
      ],
    },
  ],
  endpoints: [{ id: 'e1' }],
};
const names: RuleNames = {
  stage: (id) => {
    const stage = facts.stages.find((one) => one.id === id);
    return stage && { name: stage.name, board: stage.board === 'sales' ? 'sales' : 'jobs' };
  },
  column: (id) => {
    const column = facts.columns.find((one) => one.id === id);
    return column && { ...column, name: 'Payment status' };
  },
  person: (id) => (id === 'u1' ? 'Olive' : undefined),
  endpoint: (id) => (id === 'e1' ? 'Warehouse' : undefined),
  company: (id) => (id === 'k1' ? 'Sample Rowing Club' : undefined),
};
const recipes = automationRecipes(facts);
const sentenceOf = (key: string) => {
  const recipe = recipes.find((one) => one.key === key);
  return recipe && ruleSentence(recipe.rule, names);
};
const rule = (change: Partial<AutomationRule>): AutomationRule => ({
  board: 'jobs',
  trigger: { kind: 'created' },
  conditions: null,
  actions: [{ kind: 'moveToStage', stageId: 'j2' }],
  ...change,
});
const doing = (...actions: readonly Action[]) => rule({ actions });
const faultsOf = (given: AutomationRule) => ruleFaults(given, names).map(({ path }) => path);

test('every recipe reads as a sentence, and lacks nothing where the workspace has what it points at', () => {
  expect(sentenceOf('productionWhenPaid')).toBe(
    'When an invoice becomes Paid, if all invoices of the job are paid and Stage is To do, move the job to In production, then notify its assignee, by e-mail too.',
  );
  expect(sentenceOf('depositReceived')).toBe(
    'When the first payment of an invoice comes in, set Payment status to Deposit received.',
  );
  expect(sentenceOf('sentToAccounts')).toBe(
    'When Payment status becomes Sent to accounts on a job, notify everybody in accounts, by e-mail too.',
  );
  expect(sentenceOf('reminders')).toBe(
    'When an unpaid invoice is 3 days past its due date, if Invoice owing is more than 0, e-mail the customer “A reminder of {{invoice.number}}”, then wait 7 days, then e-mail the customer “Second reminder of {{invoice.number}}”, then wait 10 days, then e-mail the customer “Last reminder of {{invoice.number}}”.',
  );
  expect(sentenceOf('acceptedQuote')).toBe(
    'When a sales doc moves to Accepted, make a job, then make a deposit invoice of 50 % and send it to the books.',
  );
  expect(recipes.flatMap((recipe) => ruleFaults(recipe.rule, names))).toEqual([]);
});

test('a rule that is begun reads as a sentence that goes on', () => {
  expect(ruleSentence(doing(), names)).toBe('When a job is made, …');
});

test('where the workspace has nothing to guess from, a recipe says what is to be chosen', () => {
  const blank = automationRecipes({ stages: [], columns: [], endpoints: [] });
  const of = (key: string) => faultsOf(blank.find((one) => one.key === key)?.rule ?? rule({}));
  expect(of('productionWhenPaid')).toEqual(['actions.0.stageId']);
  expect(of('depositReceived')).toEqual(['actions.0.columnId']);
  expect(of('webhookWhenPaid')).toEqual(['actions.0.endpointId']);
  expect(of('finalInvoice')).toEqual(['trigger.to']);
});

test('a stage of the other board moves what belongs to the record there', () => {
  expect(ruleSentence(rule({ board: 'invoices' }), names)).toBe(
    'When an invoice is made, move its jobs to In production.',
  );
  expect(ruleSentence(doing({ kind: 'moveToStage', stageId: 's1' }), names)).toBe(
    'When a job is made, move its sales doc to Accepted.',
  );
});

test('conditions within conditions keep their joins', () => {
  const conditions = {
    join: 'or',
    conditions: [
      { key: 'stage', operator: 'is', values: ['j1', 'j2'] },
      {
        join: 'and',
        conditions: [
          { key: 'dueOn', operator: 'before', values: ['@today+7'] },
          { key: 'c1', operator: 'isNot', values: ['o1'] },
          { key: 'invoices.allPaid', operator: 'is', values: ['no'] },
        ],
      },
    ],
  } as const;
  expect(ruleSentence(rule({ conditions }), names)).toContain(
    'if Stage is To do or In production or (Due is before in 7 days and Payment status is not Deposit received and not all invoices of the job are paid), move',
  );
});

test('a company is called what it is called now, and a total is said with its currency', () => {
  const conditions = {
    join: 'and',
    conditions: [
      { key: 'company', operator: 'is', values: ['k1', 'k2'] },
      { key: 'total', operator: 'moreThan', values: ['500'] },
      { key: 'currency', operator: 'is', values: ['EUR'] },
    ],
  } as const;
  const of = (board: AutomationRule['board']) => ruleSentence(rule({ board, conditions }), names);
  expect(of('sales')).toContain(
    'if Company is Sample Rowing Club or a company that is gone and Total is more than 500 and Currency is EUR, ',
  );
  expect(of('jobs')).toContain('and Sales doc total is more than 500 and Currency is EUR, ');
});

test('what does not fit its board, names what is gone or says too little is a fault beside its part', () => {
  expect(faultsOf(rule({ board: 'invoices', trigger: { kind: 'stageChanges', to: null } }))).toEqual([
    'trigger.kind',
  ]);
  expect(faultsOf(rule({ trigger: { kind: 'stageChanges', to: 's1' } }))).toEqual(['trigger.to']);
  expect(faultsOf(doing({ kind: 'createJob', stageId: null }))).toEqual(['actions.0.kind']);
  expect(faultsOf(doing({ kind: 'setColumn', columnId: 'c1', value: 'gone' }))).toEqual(['actions.0.value']);
  expect(faultsOf(doing({ kind: 'notify', to: [], message: ' ', byEmail: false }))).toEqual([
    'actions.0.to',
    'actions.0.message',
  ]);
  expect(faultsOf(doing({ kind: 'emailCustomer', subject: 'Hi', body: 'For {{invoice.sum}}' }))).toEqual([
    'actions.0.body',
  ]);
  expect(faultsOf(doing({ kind: 'assign', userId: 'u2' }))).toEqual(['actions.0.userId']);
  expect(faultsOf(doing({ kind: 'wait', days: 3 }))).toEqual(['actions.0.days']);
  expect(faultsOf(doing())).toEqual(['actions']);
  const asks = (key: string, operator: 'is' | 'before', ...values: string[]) =>
    faultsOf(rule({ conditions: { join: 'and', conditions: [{ key, operator, values }] } }));
  expect(asks('gone', 'is', 'x')).toEqual(['conditions.conditions.0.key']);
  expect(asks('title', 'before', 'x')).toEqual(['conditions.conditions.0.operator']);
  expect(asks('dueOn', 'before', 'soon')).toEqual(['conditions.conditions.0.values']);
  expect(asks('total', 'is', 'much')).toEqual(['conditions.conditions.0.values']);
  const gone = { stage: 's1', assignee: 'u2', company: 'k2', c1: 'o9', 'invoice.status': 'gone' };
  for (const [key, value] of Object.entries(gone))
    expect(asks(key, 'is', value)).toEqual(['conditions.conditions.0.values']);
  const there = { stage: 'j1', assignee: 'u1', company: 'k1', c1: 'o1', 'invoice.status': 'paid' };
  for (const [key, value] of Object.entries(there)) expect(asks(key, 'is', value)).toEqual([]);
  // Whatever every object has is no role.
  const to = [{ kind: 'role', role: 'toString' }] as const;
  expect(faultsOf(doing({ kind: 'notify', to, message: 'Hi', byEmail: false }))).toEqual(['actions.0.to']);
});

test('a text is filled with what is known, and never shows its braces', () => {
  const text = 'Hello {{ customer.firstName }}, {{invoice.number}} {{nothing}}';
  expect(fillTemplate(text, { 'customer.firstName': 'Sam' })).toBe('Hello Sam,  ');
  expect(unknownPlaceholders(text)).toEqual(['nothing']);
});

test('why one stands still is said plainly', () => {
  expect(stoppedWords('loop', 'Olive')).toContain('went round in circles');
  expect(stoppedWords('rights', 'Olive')).toContain('rights of Olive');
});
