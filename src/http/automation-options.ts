/** Everything that the builder of automations offers, as far as whoever asks may do it. */
import { z } from '@hono/zod-openapi';
import { type Actor, roles } from '../commands/actor.ts';
import type { Nameable } from '../commands/automation-names.ts';
import { permissionsFor } from '../commands/automation-rights.ts';
import type { Action, AutomationBoard } from '../domain/automation.ts';
import {
  accountingStatuses,
  type ConditionField,
  conditionFields,
  statusName,
} from '../domain/automation-fields.ts';
import { offeredActions, offeredTriggers } from '../domain/automation-offers.ts';
import { placeholders } from '../domain/automation-template.ts';
import { ownerWords, roleWords } from '../domain/automation-words.ts';
import { type BoardName, boards, columnTypes } from '../domain/custom-value.ts';
import { automationBoard } from './automation-schemas.ts';

const choice = z.object({ value: z.string(), label: z.string() });
const offer = z.object({ kind: z.string(), label: z.string() });

export const optionsSchema = z
  .object({
    board: automationBoard,
    triggers: z.array(offer),
    statuses: z.array(choice),
    fields: z
      .array(
        z.object({
          key: z.string(),
          name: z.string(),
          type: z.enum(columnTypes),
          choices: z.array(choice).openapi({ description: 'Empty where anything may be typed' }),
          searchedIn: z
            .literal('companies')
            .nullable()
            .openapi({ description: 'Where its values are searched, which are ids; null: nowhere' }),
        }),
      )
      .openapi({ description: 'What conditions may ask' }),
    actions: z.array(offer),
    stages: z
      .array(z.object({ id: z.string(), board: z.string(), name: z.string() }))
      .openapi({ description: 'Those that records may be moved to; the board’s own first' }),
    ownStages: z.array(choice).openapi({ description: 'Of this board, to wait for' }),
    columns: z
      .array(
        z.object({
          id: z.string(),
          board: z.enum(boards),
          name: z.string(),
          type: z.enum(columnTypes),
          options: z.array(z.object({ id: z.string(), name: z.string(), color: z.string() })),
        }),
      )
      .openapi({ description: 'The board’s own first' }),
    people: z.array(choice),
    roles: z.array(choice),
    ownerWords: z.string().openapi({ example: 'its assignee' }),
    endpoints: z.array(choice),
    placeholders: z.array(z.object({ name: z.string(), label: z.string(), sample: z.string() })),
  })
  .openapi('AutomationOptions');

export type AutomationOptions = z.infer<typeof optionsSchema>;

export function automationOptions(board: AutomationBoard, known: Nameable, actor: Actor): AutomationOptions {
  const columns = [...known.columns].sort(ownFirst(board));
  const people = known.members.map(({ userId, name }) => ({ value: userId, label: name }));
  const mayMove = (of: string) => actor.can(of === 'sales' ? 'salesDocs:write' : 'jobs:write');
  const stages = known.stages.filter((stage) => mayMove(stage.board)).sort(ownFirst(board));
  return {
    board,
    triggers: [...offeredTriggers(board)],
    statuses: accountingStatuses.map((value) => ({ value, label: statusName(value) })),
    fields: [
      ...conditionFields(board).map((field) => fieldOf(field, board, known, people)),
      ...columns.map((column) => ({
        key: column.id,
        name: ofBoard(column, board),
        type: typeOf(column.type),
        choices:
          column.type === 'person'
            ? people
            : column.options.map(({ id, name }) => ({ value: id, label: name })),
        searchedIn: null,
      })),
    ],
    actions: offeredActions(board).filter(({ kind }) => isAllowed(kind, board, stages, actor)),
    stages: stages.map(({ id, board: of, name }) => ({ id, board: of, name })),
    ownStages: known.stages
      .filter((stage) => stage.board === board)
      .map(({ id, name }) => ({ value: id, label: name })),
    columns: columns.map((column) => ({
      id: column.id,
      board: column.board,
      name: ofBoard(column, board),
      type: column.type,
      options: [...column.options],
    })),
    people,
    roles: roles.map((role) => ({ value: role, label: roleWords[role] ?? role })),
    ownerWords: ownerWords(board),
    endpoints: known.endpoints.map(({ id, name }) => ({ value: id, label: name })),
    placeholders: placeholders.map((one) => ({ ...one })),
  };
}

function fieldOf(
  { key, name, type, choices, searchedIn }: ConditionField,
  board: AutomationBoard,
  known: Nameable,
  people: AutomationOptions['people'],
): AutomationOptions['fields'][number] {
  if (key === 'assignee' || key === 'owner') return { key, name, type, choices: people, searchedIn };
  const stages = known.stages.filter((stage) => stage.board === board);
  const own = key === 'stage' ? stages.map(({ id, name: label }) => ({ value: id, label })) : [];
  return { key, name, type, choices: [...(choices ?? own)], searchedIn };
}

/** People are one of few here: “me” means nobody when nobody looks. */
function typeOf(type: ConditionField['type']): ConditionField['type'] {
  return type === 'person' ? 'status' : type;
}

function isAllowed(
  kind: Action['kind'],
  board: AutomationBoard,
  stages: Nameable['stages'],
  actor: Actor,
): boolean {
  if (kind === 'moveToStage') return stages.length > 0;
  const blank: Record<Exclude<Action['kind'], 'moveToStage'>, Action> = {
    setColumn: { kind: 'setColumn', columnId: '', value: null },
    assign: { kind: 'assign', userId: null },
    createJob: { kind: 'createJob', stageId: null },
    createInvoice: { kind: 'createInvoice', percent: null, send: false },
    notify: { kind: 'notify', to: [], message: '', byEmail: false },
    emailCustomer: { kind: 'emailCustomer', subject: '', body: '' },
    callWebhook: { kind: 'callWebhook', endpointId: '' },
    wait: { kind: 'wait', days: 1 },
  };
  return permissionsFor(blank[kind], board, () => undefined).every((permission) => actor.can(permission));
}

const boardWords: Readonly<Record<BoardName, string>> = {
  sales: 'Sales doc',
  jobs: 'Job',
  invoices: 'Invoice',
  companies: 'Company',
  contacts: 'Contact',
};

/** Two boards may have a column of one name. */
function ofBoard({ name, board }: { readonly name: string; readonly board: BoardName }, own: string): string {
  return board === own ? name : `${boardWords[board]}: ${name}`;
}

function ownFirst(board: string) {
  return (a: { readonly board: string }, b: { readonly board: string }) =>
    Number(b.board === board) - Number(a.board === board);
}
