/** Accepting a quote, and taking that back: each one press. */
import { createRoute, z } from '@hono/zod-openapi';
import { type Accepted, acceptQuote, undoAcceptance } from '../commands/accept-quote.ts';
import type { Actor } from '../commands/actor.ts';
import type { AppDeps } from './deps.ts';
import { jobSchema, showJob } from './jobs.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import { showSalesDoc } from './sales-doc-answers.ts';
import { salesDocSchema } from './sales-docs.ts';
import { conflictProblem, idParam, json, notFoundProblem, problems, security } from './schemas.ts';

const acceptedSchema = z
  .object({
    salesDoc: salesDocSchema,
    job: jobSchema.nullable().openapi({ description: 'Its job; after taking back, what became of it' }),
  })
  .openapi('AcceptedQuote');

const act = (path: 'accept' | 'undo-acceptance', summary: string) =>
  createRoute({
    method: 'post',
    path: `/sales-docs/{id}/${path}` as const,
    tags: ['Boards'],
    summary,
    security,
    middleware: requirePermission('salesDocs:write'),
    request: { params: idParam },
    responses: {
      200: json(acceptedSchema, 'The sales doc as it is now, with its job'),
      ...problems,
      ...notFoundProblem,
      ...conflictProblem,
    },
  });

const accept = act(
  'accept',
  'Accept a quote: it becomes an order, moves to the stage for accepted ones, and has a job. Twice is once',
);
const undo = act(
  'undo-acceptance',
  'Take the acceptance back; the job that it made goes with it unless somebody has worked on it',
);

export const acceptQuoteRoutes: Routes = (deps) =>
  newRouter()
    .openapi(accept, async (c) => {
      const outcome = accepted(await acceptQuote(deps, actorIn(c), c.req.valid('param').id));
      return c.json(await shown(deps, actorIn(c), outcome), 200);
    })
    .openapi(undo, async (c) => {
      const outcome = accepted(await undoAcceptance(deps, actorIn(c), c.req.valid('param').id));
      return c.json(await shown(deps, actorIn(c), outcome), 200);
    });

async function shown(deps: AppDeps, actor: Actor, { salesDoc, job }: Accepted) {
  return {
    salesDoc: await showSalesDoc(deps, actor, salesDoc),
    job: job === null ? null : await showJob(deps, actor, job),
  };
}
