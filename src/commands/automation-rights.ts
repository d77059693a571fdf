/** What whoever keeps an automation must be allowed: it acts with their rights. */
import type { Action } from '../domain/automation.ts';
import type { RuleNames } from '../domain/automation-words.ts';
import type { Permission } from './actor.ts';

export function permissionsFor(
  action: Action,
  board: string,
  stage: RuleNames['stage'],
): readonly Permission[] {
  switch (action.kind) {
    case 'moveToStage':
      return [stage(action.stageId)?.board === 'sales' ? 'salesDocs:write' : 'jobs:write'];
    case 'assign':
      return [board === 'sales' ? 'salesDocs:write' : 'jobs:write'];
    case 'setColumn':
      return ['columns:write'];
    case 'createJob':
      return ['jobs:write'];
    case 'createInvoice':
      return action.send ? ['invoices:write', 'invoices:send'] : ['invoices:write'];
    case 'emailCustomer':
      return ['invoices:send'];
    case 'callWebhook':
    case 'notify':
    case 'wait':
      return ['automations:write'];
  }
}
