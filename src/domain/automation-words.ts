/** An automation as a sentence: "When an invoice becomes Paid, if all invoices of the job are paid, move the job to …". */
import type { Action, AutomationBoard, AutomationRule, Recipient, Trigger } from './automation.ts';
import { conditionFields, recordNouns, statusName } from './automation-fields.ts';
import { type BoardName, customValueWords, type ValuedColumn } from './custom-value.ts';
import type { Filter, FilterCondition } from './view-settings.ts';

/** What ids are called here and now; undefined: there is no such thing any more. */
export type RuleNames = {
  readonly stage: (id: string) => { readonly name: string; readonly board: 'sales' | 'jobs' } | undefined;
  readonly column: (id: string) => (ValuedColumn & { readonly board: BoardName }) | undefined;
  readonly person: (userId: string) => string | undefined;
  readonly endpoint: (id: string) => string | undefined;
  readonly company: (id: string) => string | undefined;
};

export function ruleSentence(rule: AutomationRule, names: RuleNames): string {
  const conditions =
    rule.conditions === null ? '' : `, if ${filterWords(rule.conditions, rule.board, names)}`;
  const actions = rule.actions.map((action) => actionWords(action, rule.board, names));
  const then = actions.length === 0 ? '…' : `${actions.join(', then ')}.`;
  return `${triggerWords(rule.trigger, rule.board, names)}${conditions}, ${then}`;
}

export function triggerWords(trigger: Trigger, board: AutomationBoard, names: RuleNames): string {
  const noun = recordNouns[board];
  switch (trigger.kind) {
    case 'statusBecomes':
      return `When an invoice becomes ${statusName(trigger.status)}`;
    case 'statusStops':
      return `When an invoice stops being ${statusName(trigger.status)}`;
    case 'firstPayment':
      return 'When the first payment of an invoice comes in';
    case 'owingChanges':
      return 'When what is owing on an invoice changes';
    case 'invoiceSent':
      return 'When an invoice arrives in the books';
    case 'invoiceVoided':
      return 'When an invoice is voided';
    case 'invoiceDeleted':
      return 'When an invoice is deleted in the books';
    case 'pushFailed':
      return 'When an invoice could not be sent to the books';
    case 'dueDate':
      return dueWords(trigger.days);
    case 'stageChanges':
      return trigger.to === null
        ? `When a ${noun} changes stage`
        : `When a ${noun} moves to ${stageName(trigger.to, names)}`;
    case 'columnChanges':
      return `When ${columnChange(trigger, names)} on a${noun.startsWith('i') ? 'n' : ''} ${noun}`;
    case 'created':
      return `When a${noun.startsWith('i') ? 'n' : ''} ${noun} is made`;
  }
}

export function actionWords(action: Action, board: AutomationBoard, names: RuleNames): string {
  switch (action.kind) {
    case 'moveToStage':
      return `move ${movedWords(action.stageId, board, names)} to ${stageName(action.stageId, names)}`;
    case 'setColumn':
      return setWords(action, names);
    case 'assign':
      return action.userId === null
        ? 'take its person off'
        : `give it to ${personName(action.userId, names)}`;
    case 'createJob':
      return action.stageId === null ? 'make a job' : `make a job in ${stageName(action.stageId, names)}`;
    case 'createInvoice':
      return `make ${invoiceWords(action.percent)}${action.send ? ' and send it to the books' : ''}`;
    case 'notify':
      return `notify ${recipientsWords(action.to, board, names)}${action.byEmail ? ', by e-mail too' : ''}`;
    case 'emailCustomer':
      return `e-mail the customer “${action.subject}”`;
    case 'callWebhook':
      return `call the webhook ${names.endpoint(action.endpointId) ?? (action.endpointId === '' ? '…' : 'that is gone')}`;
    case 'wait':
      return `wait ${daysWords(action.days)}`;
  }
}

/** Why an automation stands still. */
export function stoppedWords(because: 'person' | 'loop' | 'rights', keptByName: string): string {
  switch (because) {
    case 'person':
      return 'It is paused: switch it on when it should run again.';
    case 'loop':
      return 'It went round in circles or ran far too often, so it was stopped. Change what it does, then switch it on again.';
    case 'rights':
      return `It acts with the rights of ${keptByName}, who may not do this any more. Switch it on again to let it act with yours.`;
  }
}

export const roleWords: Readonly<Record<string, string>> = {
  owner: 'the owners',
  admin: 'the admins',
  sales: 'everybody in sales',
  production: 'everybody in production',
  accounts: 'everybody in accounts',
  viewer: 'the viewers',
};

export function ownerWords(board: AutomationBoard): string {
  return board === 'sales' ? 'its owner' : board === 'jobs' ? 'its assignee' : 'whoever has its record';
}

function dueWords(days: number): string {
  if (days === 0) return 'On the day an unpaid invoice is due';
  if (days < 0) return `When an unpaid invoice is due in ${daysWords(-days)}`;
  return `When an unpaid invoice is ${daysWords(days)} past its due date`;
}

function columnChange(trigger: Extract<Trigger, { kind: 'columnChanges' }>, names: RuleNames): string {
  const column = names.column(trigger.columnId);
  const name = column?.name ?? (trigger.columnId === '' ? 'a column' : 'a column that is gone');
  if (trigger.to === null || trigger.to === '') return `${name} changes`;
  const label = column?.options.find(({ id }) => id === trigger.to)?.name ?? 'a label that is gone';
  return `${name} becomes ${label}`;
}

/** A stage of the other board moves what belongs to the record there. */
function movedWords(stageId: string, board: AutomationBoard, names: RuleNames): string {
  const of = names.stage(stageId)?.board ?? (board === 'sales' ? 'sales' : 'jobs');
  if (of === board) return `the ${recordNouns[board]}`;
  return of === 'sales' ? 'its sales doc' : 'its jobs';
}

function setWords(action: Extract<Action, { kind: 'setColumn' }>, names: RuleNames): string {
  const column = names.column(action.columnId);
  if (column === undefined) return action.columnId === '' ? 'set a column' : 'set a column that is gone';
  if (action.value === '') return `set ${column.name}`;
  const value = customValueWords(column, action.value, names.person);
  return value === null ? `clear ${column.name}` : `set ${column.name} to ${value}`;
}

function invoiceWords(percent: string | null): string {
  return percent === null ? 'an invoice for what is not invoiced yet' : `a deposit invoice of ${percent} %`;
}

function recipientsWords(to: readonly Recipient[], board: AutomationBoard, names: RuleNames): string {
  return listed(
    to.map((one) => recipientWords(one, board, names)),
    'and',
  );
}

function recipientWords(to: Recipient, board: AutomationBoard, names: RuleNames): string {
  switch (to.kind) {
    case 'owner':
      return ownerWords(board);
    case 'creator':
      return 'whoever made it';
    case 'user':
      return personName(to.userId, names);
    case 'role':
      return roleWords[to.role] ?? to.role;
  }
}

/** As in its sentence: "all invoices of the job are paid and Stage is To do". */
export function filterWords(filter: Filter, board: AutomationBoard, names: RuleNames): string {
  return filter.conditions
    .map((part) =>
      'join' in part ? `(${filterWords(part, board, names)})` : conditionWords(part, board, names),
    )
    .join(` ${filter.join} `);
}

const operatorWords: Readonly<Record<FilterCondition['operator'], string>> = {
  is: 'is',
  isNot: 'is not',
  contains: 'contains',
  doesNotContain: 'does not contain',
  isEmpty: 'is empty',
  isNotEmpty: 'is not empty',
  before: 'is before',
  after: 'is after',
  onOrBefore: 'is on or before',
  onOrAfter: 'is on or after',
  lessThan: 'is less than',
  moreThan: 'is more than',
};

function conditionWords(condition: FilterCondition, board: AutomationBoard, names: RuleNames): string {
  const { key, operator, values } = condition;
  if (key === 'invoices.allPaid' && (operator === 'is' || operator === 'isNot')) {
    const isAll = values.includes('yes') === (operator === 'is');
    return `${isAll ? '' : 'not '}all invoices of the ${recordNouns[board]} are paid`;
  }
  const field = conditionFields(board).find((one) => one.key === key);
  const said = `${field?.name ?? names.column(key)?.name ?? 'a column that is gone'} ${operatorWords[operator]}`;
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return said;
  const wordsOf = (value: string) => valueWords(key, value, field?.choices ?? [], names);
  return `${said} ${listed(values.map(wordsOf), 'or')}`;
}

function valueWords(
  key: string,
  value: string,
  choices: readonly { readonly value: string; readonly label: string }[],
  names: RuleNames,
): string {
  if (key === 'stage') return stageName(value, names);
  if (key === 'assignee' || key === 'owner') return personName(value, names);
  if (key === 'company') return names.company(value) ?? 'a company that is gone';
  const column = names.column(key);
  if (column !== undefined) return customValueWords(column, value, names.person) ?? value;
  const relative = /^@today(?:([+-])(\d+))?$/.exec(value);
  if (relative !== null) return dayWords(relative[1], relative[2]);
  return choices.find((one) => one.value === value)?.label ?? value;
}

function dayWords(sign: string | undefined, days: string | undefined): string {
  if (days === undefined) return 'today';
  return sign === '-' ? `${daysWords(Number(days))} ago` : `in ${daysWords(Number(days))}`;
}

function daysWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function listed(words: readonly string[], join: 'and' | 'or'): string {
  if (words.length === 0) return 'nobody';
  return words.length === 1 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${join} ${words.at(-1)}`;
}

function stageName(id: string, names: RuleNames): string {
  return names.stage(id)?.name ?? (id === '' ? 'a stage' : 'a stage that is gone');
}

function personName(userId: string, names: RuleNames): string {
  return names.person(userId) ?? (userId === '' ? 'somebody' : 'somebody who has left');
}
