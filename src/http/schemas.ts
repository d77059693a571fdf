/** The scalars and envelopes that every resource shares. What they refuse never reaches the database. */
import { z } from '@hono/zod-openapi';
import { problemSchema } from './problem.ts';

const zeroByte = 'must not contain a zero byte';

export const id = z.uuid().openapi({ example: '0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e' });
export const idParam = z.object({ id });

/** Text of 1 to `max` characters after trimming. */
export function requiredText(max: number) {
  return z.string().trim().min(1).max(max).refine(hasNoZeroByte, zeroByte);
}

/** Text that may be absent: blank and null are the same. */
export function optionalText(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine(hasNoZeroByte, zeroByte)
    .nullable()
    .transform((text) => (text === '' ? null : text))
    .optional();
}

/** For creating: the optional fields of a shape, null where left out. */
export function orNull<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  const withDefaults = Object.entries(shape).map(([name, schema]) => [name, schema.default(null)]);
  // fromEntries forgets which name has which schema.
  return Object.fromEntries(withDefaults) as { [Name in keyof Shape]: z.ZodDefault<Shape[Name]> };
}

/** With letters beyond ASCII as well: people have such addresses, whatever a ledger can hold. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ pattern: z.regexes.unicodeEmail }))
  .openapi({ format: 'email' });
export const optionalEmail = z
  .union([z.literal('').transform(() => null), email, z.null()])
  .optional()
  .openapi({ type: ['string', 'null'] });

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be a currency code such as USD')
  .openapi({ example: 'USD' });

/** A calendar date within what both PostgreSQL and people mean by one. */
export const date = z.iso
  .date()
  .refine((text) => text >= '1900-01-01' && text <= '2199-12-31', 'must be between 1900 and 2199')
  .openapi({ format: 'date', example: '2026-01-31' });

/** Up to nine digits before the point and four after it: products of two of them fit every amount column. */
export const decimalText = z
  .string()
  .regex(/^-?\d{1,9}(\.\d{1,4})?$/, 'must be a decimal such as "12.5", with at most four places')
  .openapi({ example: '12.50' });

export const percentText = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,4})?$/, 'must be a percentage such as "10" or "12.5"')
  .refine((text) => Number(text) <= 100, 'must be at most 100')
  .openapi({ example: '10' });

/** More than nothing is asked of it where it is used: the refusal says more there than a pattern could. */
export const positiveMoney = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,2})?$/, 'must be an amount such as "12.50"')
  .openapi({ example: '12.50' });

/** Units of a foreign currency for one of the organisation's own. */
export const rateText = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,6})?$/, 'must be a rate such as "0.6543", with at most six places')
  .refine((text) => Number(text) > 0, 'must be more than nothing')
  .openapi({ example: '0.6543' });

export const money = z.string().openapi({ example: '12.30' });
export const instant = z.string().openapi({ format: 'date-time' });
export const externalId = optionalText(255);
/** The version that the caller last saw; a mismatch answers 409. */
export const version = z.int().min(1).max(2_147_483_647).optional();

export const searchText = z.string().trim().max(200).refine(hasNoZeroByte, zeroByte).optional();

/** A value to find exactly. */
export const filterText = z.string().max(255).refine(hasNoZeroByte, zeroByte);

/** Records by their ids: what a screen reads again after a change. */
export const idList = z
  .string()
  .max(8_000)
  .transform((text) => text.split(',').filter((part) => part !== ''))
  .pipe(z.array(id).max(200))
  .optional()
  .openapi({ type: 'string', description: 'Up to 200 ids with commas between' });

/** What the caller saw in the fields that it changes: while one of them says something else, the answer is 409. */
export function wasOf<Name extends string>(...names: readonly Name[]) {
  const shape = Object.fromEntries(names.map((name) => [name, z.string().max(5_000).nullable().optional()]));
  return z.strictObject(shape).optional().openapi({
    description: 'What was seen in these fields; 409 `changedMeanwhile` where one says something else by now',
  });
}

/** Values of custom columns, by the column's id. */
export const customValues = z
  .record(z.string(), z.union([z.string(), z.array(z.string()).readonly()]))
  .openapi({ description: 'Values of custom columns by column id; columns without one are left out' });

/** So many rows of a board at once. */
export const mostRows = 5_000;

/** How many rows a list answers: all that are named, whatever the size of a page. */
export function rowsAsked(query: {
  readonly limit: number;
  readonly ids?: readonly string[] | undefined;
  readonly invoiceIds?: readonly string[] | undefined;
}): number {
  return Math.max(query.limit, query.ids?.length ?? 0, query.invoiceIds?.length ?? 0);
}

/** The query of every list. */
export function listQuery(most = 200) {
  return {
    limit: z.coerce.number().int().min(1).max(most).default(50),
    cursor: id.optional().openapi({ description: 'The nextCursor of the page before' }),
  };
}

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** A page from one row more than `limit` was asked for, so that the end is known without counting. */
export function page<Row extends { readonly id: string }>(rows: readonly Row[], limit: number) {
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } };
}

/** The answers that every route behind sign-in may give besides its own. */
export const problems = {
  401: problem('Nobody is signed in'),
  403: problem('The role does not allow it, or the request came from another site'),
  422: problem('What was sent is not valid; `fields` names each fault'),
};
export const notFoundProblem = { 404: problem('There is no such record in this workspace') };
export const conflictProblem = { 409: problem('The record was changed meanwhile, or the value is taken') };

export const security = [{ session: [] }, { apiKey: [] }];

function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: problemSchema } } };
}

// PostgreSQL's text cannot hold it.
function hasNoZeroByte(text: string): boolean {
  return !text.includes('\0');
}
