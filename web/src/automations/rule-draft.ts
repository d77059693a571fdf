/** An automation while it is put together: its actions have keys, its conditions may still lack their value. */
import type { AutomationAction, AutomationOptions, AutomationRule, AutomationTrigger } from '../api/types.ts';
import type { BoardColumn } from '../board/board-column.ts';
import { type DraftGroup, isDraftGroup, toDraft } from '../board/filter/filter-draft.ts';
import type { Filter } from '../board/view-settings.ts';
import { CompaniesPicker } from '../fields/companies-picker.tsx';

export type ActionDraft = { readonly key: string; readonly action: AutomationAction };
export type RuleDraft = {
  readonly name: string;
  readonly board: AutomationRule['board'];
  readonly trigger: AutomationTrigger;
  readonly conditions: DraftGroup;
  readonly actions: readonly ActionDraft[];
};

export function draftOf(name: string, rule: AutomationRule): RuleDraft {
  return {
    name,
    board: rule.board,
    trigger: rule.trigger,
    conditions: toDraft(rule.conditions),
    actions: rule.actions.map(draftAction),
  };
}

/** As it stands, half-said parts too: the server says what they lack. */
export function ruleOf({ board, trigger, conditions, actions }: RuleDraft): AutomationRule {
  return { board, trigger, conditions: filterOf(conditions), actions: actions.map(({ action }) => action) };
}

/** What means something on one board may mean nothing on another; what a person wrote stays. */
export function withBoard(draft: RuleDraft, board: RuleDraft['board']): RuleDraft {
  const isOfBoard = draft.trigger.kind === 'stageChanges' || draft.trigger.kind === 'columnChanges';
  return { ...draft, board, trigger: isOfBoard ? { kind: 'statusBecomes', status: 'paid' } : draft.trigger };
}

export function blankRule(board: AutomationRule['board']): AutomationRule {
  return { board, trigger: { kind: 'statusBecomes', status: 'paid' }, conditions: null, actions: [] };
}

export function draftAction(action: AutomationAction): ActionDraft {
  lastKey += 1;
  return { key: `action-${lastKey}`, action };
}

let lastKey = 0;

/** Of this kind, with nothing said yet. */
export function newTrigger(kind: string): AutomationTrigger {
  switch (kind) {
    case 'statusBecomes':
    case 'statusStops':
      return { kind, status: 'paid' };
    case 'dueDate':
      return { kind, days: 3 };
    case 'stageChanges':
      return { kind, to: '' };
    case 'columnChanges':
      return { kind, columnId: '', to: null };
    case 'firstPayment':
    case 'owingChanges':
    case 'invoiceSent':
    case 'invoiceVoided':
    case 'invoiceDeleted':
    case 'pushFailed':
      return { kind };
    default:
      return { kind: 'created' };
  }
}

/** Of this kind, with nothing said yet. */
export function newAction(kind: string): AutomationAction {
  switch (kind) {
    case 'moveToStage':
      return { kind, stageId: '' };
    case 'setColumn':
      return { kind, columnId: '', value: '' };
    case 'assign':
      return { kind, userId: '' };
    case 'createJob':
      return { kind, stageId: null };
    case 'createInvoice':
      return { kind, percent: null, send: true };
    case 'emailCustomer':
      return { kind, subject: '', body: '' };
    case 'callWebhook':
      return { kind, endpointId: '' };
    case 'wait':
      return { kind, days: 3 };
    default:
      return { kind: 'notify', to: [{ kind: 'owner' }], message: '', byEmail: false };
  }
}

/** The fields that conditions ask, as the filter's parts know columns. */
export function fieldColumns(fields: AutomationOptions['fields']): readonly BoardColumn<never>[] {
  return fields.map(({ key, name, type, choices, searchedIn }) => ({
    key,
    name,
    type,
    ...(choices.length > 0 ? { choices } : {}),
    ...(searchedIn === 'companies' ? { picker: CompaniesPicker } : {}),
    value: () => null,
    text: () => '',
    width: 0,
  }));
}

function filterOf({ join, parts }: DraftGroup): Filter | null {
  const conditions = parts.flatMap((part) => {
    if (isDraftGroup(part)) return filterOf(part) ?? [];
    return { key: part.key, operator: part.operator, values: part.values };
  });
  return conditions.length === 0 ? null : { join, conditions };
}
