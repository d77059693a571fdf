/** Sample data: what there is of it, playing its invoices through in practice books, and taking it out again. */
import { createRoute, z } from '@hono/zod-openapi';
import { describeSamples } from '../commands/describe-samples.ts';
import { askToPlaySamples } from '../commands/play-samples.ts';
import { removeSamples } from '../commands/remove-samples.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import { conflictProblem, json, notFoundProblem, problems, security } from './schemas.ts';

const tags = ['Setup and session'];

const samplesSchema = z
  .object({
    isThere: z.boolean(),
    message: z.string().openapi({ description: 'What can be done with it now, in a sentence' }),
    actions: z.array(z.enum(['connect', 'send', 'remove'])).readonly(),
    progress: z
      .object({ done: z.int(), of: z.int() })
      .nullable()
      .openapi({ description: 'While its invoices go to practice books: how many have come to their end' }),
    removal: z.array(z.string()).readonly().openapi({ description: 'What removing it does, in sentences' }),
  })
  .openapi('SampleData');

const read = createRoute({
  method: 'get',
  path: '/sample-data',
  tags,
  summary: 'Whether there is sample data, and what can be done with it',
  security,
  middleware: requirePermission('records:read'),
  responses: { 200: json(samplesSchema, 'The sample data'), ...problems },
});

const send = createRoute({
  method: 'post',
  path: '/sample-data/send',
  tags,
  summary: 'Send the sample invoices to practice books and play through what becomes of them',
  description:
    'Invoices are sent, paid, credited and voided as people would, one step after the other. Only books that are for practice are used; asked twice, everything is done once.',
  security,
  middleware: requirePermission('workspace:manage'),
  responses: {
    202: json(samplesSchema, 'Asked for; what becomes of it comes by event'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const remove = createRoute({
  method: 'delete',
  path: '/sample-data',
  tags,
  summary: 'Remove the sample data: what people made, and what that needs, stays',
  security,
  middleware: requirePermission('workspace:manage'),
  responses: {
    200: json(
      z.object({ removed: z.record(z.string(), z.int()) }).openapi('SampleDataRemoved'),
      'Removed; how many of each kind',
    ),
    ...problems,
    ...conflictProblem,
  },
});

export const sampleDataRoutes: Routes = (deps) => {
  const commandDeps = { ...deps, publicUrl: deps.config.publicUrl };
  return newRouter()
    .openapi(read, async (c) => c.json(await describeSamples(deps, actorIn(c)), 200))
    .openapi(send, async (c) => {
      accepted(await askToPlaySamples(commandDeps, actorIn(c)));
      return c.json(await describeSamples(deps, actorIn(c)), 202);
    })
    .openapi(remove, async (c) => {
      const removed = accepted(await removeSamples(commandDeps, actorIn(c)));
      return c.json({ removed: Object.fromEntries(removed) }, 200);
    });
};
