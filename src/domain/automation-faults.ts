/** What is wrong with an automation before it is saved: each fault beside the part that it is about. */
import type { Action, AutomationBoard, AutomationRule, Recipient, Trigger } from './automation.ts';
import { conditionFields, operatorsOf } from './automation-fields.ts';
import { unknownPlaceholders } from './automation-template.ts';
import { type RuleNames, roleWords } from './automation-words.ts';
import { isDateText } from './calendar.ts';
import { parseCustomValue } from './custom-value.ts';
import { deepestFilter, depthOf, type Filter, type FilterCondition } from './view-settings.ts';

export type RuleFault = { readonly path: string; readonly message: string };

export function ruleFaults(rule: AutomationRule, names: RuleNames): readonly RuleFault[] {
  return [
    ...triggerFaults(rule.trigger, rule.board, names),
    ...(rule.conditions === null ? [] : filterFaults(rule.conditions, rule.board, names)),
    ...actionsFaults(rule, names),
  ];
}

function triggerFaults(trigger: Trigger, board: AutomationBoard, names: RuleNames): readonly RuleFault[] {
  switch (trigger.kind) {
    case 'stageChanges':
      if (board === 'invoices') return [fault('trigger.kind', 'invoices have no stages')];
      if (trigger.to === null || names.stage(trigger.to)?.board === board) return [];
      return [fault('trigger.to', 'choose a stage of this board')];
    case 'columnChanges': {
      const column = names.column(trigger.columnId);
      if (column?.board !== board) return [fault('trigger.columnId', 'choose a column of this board')];
      if (trigger.to === null || column.options.some(({ id }) => id === trigger.to)) return [];
      return [fault('trigger.to', 'choose a label of the column')];
    }
    default:
      return [];
  }
}

function filterFaults(filter: Filter, board: AutomationBoard, names: RuleNames): readonly RuleFault[] {
  if (depthOf(filter) > deepestFilter) {
    return [fault('conditions', `may be nested ${deepestFilter} deep at most`)];
  }
  return partFaults(filter, board, names, 'conditions');
}

function partFaults(
  { conditions }: Filter,
  board: AutomationBoard,
  names: RuleNames,
  path: string,
): readonly RuleFault[] {
  return conditions.flatMap((part, index) => {
    const at = `${path}.conditions.${index}`;
    return 'join' in part ? partFaults(part, board, names, at) : conditionFaults(part, board, names, at);
  });
}

function conditionFaults(
  { key, operator, values }: FilterCondition,
  board: AutomationBoard,
  names: RuleNames,
  path: string,
): readonly RuleFault[] {
  const field = conditionFields(board).find((one) => one.key === key) ?? names.column(key);
  if (field === undefined) return [fault(`${path}.key`, 'its column is gone: choose another')];
  if (!operatorsOf[field.type].includes(operator)) {
    return [fault(`${path}.operator`, `${field.name} is not compared like that`)];
  }
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return [];
  const isFit = values.length > 0 && values.every((value) => isValueOf(field.type, value));
  if (!isFit) return [fault(`${path}.values`, `say what ${field.name} is compared with`)];
  const isGone = values.some((value) => !isThere(key, value, board, names));
  return isGone ? [fault(`${path}.values`, `what ${field.name} is compared with is gone: choose again`)] : [];
}

function isValueOf(type: string, value: string): boolean {
  if (type === 'number' || type === 'money') return /^-?\d{1,14}(\.\d{1,4})?$/.test(value);
  if (type === 'date') return isDateText(value) || /^@today([+-]\d{1,4})?$/.test(value);
  return value.trim() !== '';
}

/** A stage, a label, a person or a company that is gone would never hold, or always. Whatever else is compared is only typed in. */
function isThere(key: string, value: string, board: AutomationBoard, names: RuleNames): boolean {
  if (key === 'stage') return names.stage(value)?.board === board;
  if (key === 'company') return names.company(value) !== undefined;
  const isPerson = key === 'assignee' || key === 'owner' || names.column(key)?.type === 'person';
  if (isPerson) return value === '@me' || names.person(value) !== undefined;
  const choices =
    conditionFields(board)
      .find((field) => field.key === key)
      ?.choices?.map((choice) => choice.value) ??
    names.column(key)?.options.map(({ id }) => id) ??
    [];
  return choices.length === 0 || choices.includes(value);
}

/** So many that a run is still understood; a mistake in a loop ends here. */
const mostActions = 20;

function actionsFaults({ actions, board }: AutomationRule, names: RuleNames): readonly RuleFault[] {
  if (actions.length === 0) return [fault('actions', 'add at least one action')];
  if (actions.length > mostActions) return [fault('actions', `may be ${mostActions} at most`)];
  const last = actions.length - 1;
  const idle =
    actions[last]?.kind === 'wait' ? [fault(`actions.${last}.days`, 'say what comes after the wait')] : [];
  const own = actions.flatMap((action, index) =>
    actionFaults(action, board, names).map(({ path, message }) => fault(`actions.${index}.${path}`, message)),
  );
  return [...own, ...idle];
}

function actionFaults(action: Action, board: AutomationBoard, names: RuleNames): readonly RuleFault[] {
  switch (action.kind) {
    case 'moveToStage':
      return names.stage(action.stageId) === undefined ? [fault('stageId', 'choose a stage')] : [];
    case 'setColumn':
      return setFaults(action, names);
    case 'assign':
      return assignFaults(action.userId, board, names);
    case 'createJob':
      if (board !== 'sales') return [fault('kind', 'jobs are made from sales docs alone')];
      return action.stageId === null || names.stage(action.stageId)?.board === 'jobs'
        ? []
        : [fault('stageId', 'choose a stage of the JobBoard')];
    case 'createInvoice':
      return board === 'invoices' ? [fault('kind', 'an invoice is made from a sales doc or a job')] : [];
    case 'notify':
      return notifyFaults(action, names);
    case 'emailCustomer':
      return [
        ...templateFaults('subject', action.subject, 'say what the e-mail is about'),
        ...templateFaults('body', action.body, 'write the e-mail'),
      ];
    case 'callWebhook':
      return names.endpoint(action.endpointId) === undefined ? [fault('endpointId', 'choose a webhook')] : [];
    case 'wait':
      return [];
  }
}

function setFaults(action: Extract<Action, { kind: 'setColumn' }>, names: RuleNames): readonly RuleFault[] {
  const column = names.column(action.columnId);
  if (column === undefined) return [fault('columnId', 'choose a column')];
  // Null clears it on purpose; blank is what nobody has filled in yet.
  if (action.value === '') return [fault('value', `say what ${column.name} becomes`)];
  const parsed = parseCustomValue(column, action.value);
  if (!parsed.ok) return [fault('value', parsed.why)];
  if (column.type !== 'person' || parsed.value === null) return [];
  return names.person(String(parsed.value)) === undefined ? [fault('value', 'choose a person')] : [];
}

function assignFaults(userId: string | null, board: AutomationBoard, names: RuleNames): readonly RuleFault[] {
  if (board === 'invoices') return [fault('kind', 'invoices are nobody’s in particular')];
  return userId === null || names.person(userId) !== undefined ? [] : [fault('userId', 'choose a person')];
}

function notifyFaults(
  { to, message }: Extract<Action, { kind: 'notify' }>,
  names: RuleNames,
): readonly RuleFault[] {
  const isGone = (one: Recipient) =>
    one.kind === 'user'
      ? names.person(one.userId) === undefined
      : one.kind === 'role' && !Object.hasOwn(roleWords, one.role);
  const who = to.length === 0 || to.some(isGone) ? [fault('to', 'choose whom to notify')] : [];
  return [...who, ...templateFaults('message', message, 'write what they read')];
}

function templateFaults(path: string, text: string, whenBlank: string): readonly RuleFault[] {
  if (text.trim() === '') return [fault(path, whenBlank)];
  const [unknown] = unknownPlaceholders(text);
  return unknown === undefined ? [] : [fault(path, `{{${unknown}}} stands for nothing`)];
}

function fault(path: string, message: string): RuleFault {
  return { path, message };
}
