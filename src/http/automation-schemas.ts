/** An automation as the API takes and shows it. */
import { z } from '@hono/zod-openapi';
import { automationBoards } from '../domain/automation.ts';
import { accountingStatuses } from '../domain/automation-fields.ts';
import { filterSchema } from './filter-schema.ts';
import { id, instant } from './schemas.ts';

export const automationBoard = z.enum(automationBoards);

/** Whether there is such a record is checked beside everything else: a draft may name none yet. */
const named = z.string().max(64);
const status = z.enum(accountingStatuses);
const words = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !text.includes('\0'), 'must not contain a zero byte');

const trigger = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('statusBecomes'), status }),
    z.strictObject({ kind: z.literal('statusStops'), status }),
    z.strictObject({ kind: z.literal('firstPayment') }),
    z.strictObject({ kind: z.literal('owingChanges') }),
    z.strictObject({ kind: z.literal('invoiceSent') }),
    z.strictObject({ kind: z.literal('invoiceVoided') }),
    z.strictObject({ kind: z.literal('invoiceDeleted') }),
    z.strictObject({ kind: z.literal('pushFailed') }),
    z.strictObject({ kind: z.literal('dueDate'), days: z.int().min(-365).max(365) }),
    z.strictObject({ kind: z.literal('stageChanges'), to: named.nullable() }),
    z.strictObject({ kind: z.literal('columnChanges'), columnId: named, to: named.nullable() }),
    z.strictObject({ kind: z.literal('created') }),
  ])
  .openapi('AutomationTrigger');

const recipient = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('owner') }),
  z.strictObject({ kind: z.literal('creator') }),
  z.strictObject({ kind: z.literal('user'), userId: named }),
  z.strictObject({ kind: z.literal('role'), role: named }),
]);

const depositPercent = z
  .string()
  .regex(/^\d{1,2}(\.\d{1,4})?$|^100$/, 'must be a percentage such as "50"')
  .refine((text) => Number(text) > 0, 'must be more than nothing');

const action = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('moveToStage'), stageId: named }),
    z.strictObject({
      kind: z.literal('setColumn'),
      columnId: named,
      value: z.union([words(5_000), z.array(named).max(50).readonly(), z.null()]),
    }),
    z.strictObject({ kind: z.literal('assign'), userId: named.nullable() }),
    z.strictObject({ kind: z.literal('createJob'), stageId: named.nullable() }),
    z.strictObject({
      kind: z.literal('createInvoice'),
      percent: depositPercent.nullable().openapi({ description: 'Null: what is not invoiced yet' }),
      send: z.boolean(),
    }),
    z.strictObject({
      kind: z.literal('notify'),
      to: z.array(recipient).max(20).readonly(),
      message: words(1_000),
      byEmail: z.boolean(),
    }),
    z.strictObject({ kind: z.literal('emailCustomer'), subject: words(200), body: words(10_000) }),
    z.strictObject({ kind: z.literal('callWebhook'), endpointId: named }),
    z.strictObject({ kind: z.literal('wait'), days: z.int().min(1).max(365) }),
  ])
  .openapi('AutomationAction');

export const ruleShape = {
  board: automationBoard,
  trigger,
  conditions: filterSchema.nullable(),
  actions: z.array(action).max(50).readonly(),
};
export const ruleSchema = z.strictObject(ruleShape).openapi('AutomationRule');

export const automationSchema = z
  .object({
    id,
    name: z.string(),
    ...ruleShape,
    sentence: z.string().openapi({ description: 'The whole of it in words' }),
    isOn: z.boolean(),
    stopped: z
      .object({ because: z.enum(['person', 'loop', 'rights']), sentence: z.string() })
      .nullable()
      .openapi({ description: 'Why it stands still; null: it runs' }),
    runs: z
      .object({ lastWeek: z.int(), failed: z.int(), lastAt: instant.nullable() })
      .openapi({ description: 'Of the last seven days' }),
    keptByName: z.string().openapi({ description: 'With whose rights it acts' }),
    version: z.int(),
    mayChange: z.boolean(),
  })
  .openapi('Automation');

export const recipeSchema = z
  .object({
    key: z.string(),
    name: z.string(),
    lead: z.string(),
    sentence: z.string(),
    rule: ruleSchema,
  })
  .openapi('AutomationRecipe');

export const checkedSchema = z
  .object({
    sentence: z.string(),
    problems: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .readonly()
      .openapi({ description: 'What stands in the way of saving; none: nothing does' }),
  })
  .openapi('AutomationCheck');

export const trialSchema = z
  .object({
    wouldRun: z.boolean(),
    sentence: z.string().openapi({ description: 'Whether it would run for the record, and why not' }),
    steps: z.array(
      z.object({
        outcome: z.enum(['done', 'skipped', 'failed']),
        words: z.string(),
        mail: z
          .object({ to: z.string(), subject: z.string(), text: z.string() })
          .nullable()
          .openapi({ description: 'As the customer would read it' }),
      }),
    ),
  })
  .openapi('AutomationTrial');
