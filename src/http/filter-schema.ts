/** Conditions as the API takes them: of a board's view, and of an automation. */
import { z } from '@hono/zod-openapi';
import { type Filter, filterOperators } from '../domain/view-settings.ts';

export const filterKey = z.string().min(1).max(64);

const condition = z
  .strictObject({
    key: filterKey,
    operator: z.enum(filterOperators),
    values: z.array(z.string().max(500)).max(200),
  })
  .openapi('FilterCondition');

// The API's document cannot hold a schema that holds itself: the depth is checked by hand.
export const filterSchema: z.ZodType<Filter> = z
  .lazy(() =>
    z.strictObject({
      join: z.enum(['and', 'or']),
      conditions: z.array(z.union([condition, filterSchema])).max(50),
    }),
  )
  .openapi({
    type: 'object',
    description: 'Conditions joined by and or or; a part may be such a filter itself',
  });
