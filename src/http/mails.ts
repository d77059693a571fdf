/** The outbox: every mail that went out, waits, or is kept, and what a person says of those that nobody can tell of. */
import { createRoute, z } from '@hono/zod-openapi';
import { decideMail, retryMail } from '../commands/decide-mail.ts';
import { allowedMailActs, keptForGood, type MailState, mailStates, mailStateWords } from '../domain/mail.ts';
import { countMails, findMail, listMails, type MailRow } from '../store/mails.ts';
import type { AppDeps } from './deps.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  id,
  idParam,
  instant,
  json,
  jsonBody,
  listQuery,
  notFoundProblem,
  page,
  problems,
  security,
} from './schemas.ts';

const tags = ['Notifications'];

/** The groups that the outbox shows, and the states in each. */
const groups = {
  waiting: ['queued', 'sending'],
  undecided: ['undecided'],
  failed: ['failed'],
  kept: ['kept'],
  sent: ['sent'],
} as const satisfies Record<string, readonly MailState[]>;
type Group = keyof typeof groups;
// Its own keys.
const groupNames = Object.keys(groups) as Group[];

const summary = {
  id,
  to: z.string(),
  toName: z.string().nullable(),
  subject: z.string(),
  state: z.enum(mailStates),
  stateWords: z.string(),
  problem: z.string().nullable(),
  attempts: z.int(),
  createdAt: instant,
  nextAt: instant.nullable().openapi({ description: 'When one that waits is tried next' }),
  settledAt: instant.nullable(),
  mayRetry: z.boolean(),
  mayDecide: z.boolean(),
};
const mailSchema = z.object(summary).openapi('MailSummary');
const wholeMailSchema = z
  .object({
    ...summary,
    text: z.string(),
    path: z.string().nullable().openapi({ description: 'The page of what it is about' }),
    serverWords: z.string().nullable().openapi({ description: 'What the mail server said last' }),
    messageId: z.string().nullable(),
  })
  .openapi('Mail');

const list = createRoute({
  method: 'get',
  path: '/mails',
  tags,
  summary: 'The outbox, newest first, with how many mails stand where',
  security,
  middleware: requirePermission('automations:write'),
  request: { query: z.object({ state: z.enum(groupNames).optional(), ...listQuery() }) },
  responses: {
    200: json(
      z.object({
        items: z.array(mailSchema),
        nextCursor: z.string().nullable(),
        counts: z.object({
          waiting: z.int(),
          undecided: z.int(),
          failed: z.int(),
          kept: z.int(),
          sent: z.int(),
        }),
        mailFrom: z.string().nullable().openapi({ description: 'Null where no mail server is set up' }),
      }),
      'A page',
    ),
    ...problems,
  },
});

const readOne = createRoute({
  method: 'get',
  path: '/mails/{id}',
  tags,
  summary: 'A mail as it reads',
  security,
  middleware: requirePermission('automations:write'),
  request: { params: idParam },
  responses: { 200: json(wholeMailSchema, 'The mail'), ...problems, ...notFoundProblem },
});

const changed = {
  200: json(wholeMailSchema, 'As it is now'),
  ...problems,
  ...notFoundProblem,
  ...conflictProblem,
};

const decide = createRoute({
  method: 'post',
  path: '/mails/{id}/decide',
  tags,
  summary: 'Say of an undecided mail that it arrived, or send it again',
  security,
  middleware: requirePermission('automations:write'),
  request: {
    params: idParam,
    body: jsonBody(z.strictObject({ arrived: z.boolean() }).openapi('MailDecision')),
  },
  responses: changed,
});

const retry = createRoute({
  method: 'post',
  path: '/mails/{id}/retry',
  tags,
  summary: 'Send a mail now that waits, failed or is kept',
  security,
  middleware: requirePermission('automations:write'),
  request: { params: idParam },
  responses: changed,
});

export const mailsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const { workspaceId } = actorIn(c);
      const { state, limit, cursor } = c.req.valid('query');
      const asked = { states: state && groups[state], before: cursor, limit: limit + 1 };
      const { items, nextCursor } = page(await listMails(deps.db, workspaceId, asked), limit);
      const counts = countsOf(await countMails(deps.db, workspaceId));
      const { mailFrom } = deps.config;
      return c.json({ items: items.map((mail) => summaryOf(deps, mail)), nextCursor, counts, mailFrom }, 200);
    })
    .openapi(readOne, async (c) => c.json(await whole(deps, actorIn(c), c.req.valid('param').id), 200))
    .openapi(decide, async (c) => {
      const { id: mailId } = c.req.valid('param');
      accepted(await decideMail(deps, actorIn(c), mailId, c.req.valid('json')));
      return c.json(await whole(deps, actorIn(c), mailId), 200);
    })
    .openapi(retry, async (c) => {
      const { id: mailId } = c.req.valid('param');
      accepted(await retryMail(deps, actorIn(c), mailId));
      return c.json(await whole(deps, actorIn(c), mailId), 200);
    });

function countsOf(byState: ReadonlyMap<string, number>): Record<Group, number> {
  const count = (group: Group) =>
    groups[group].reduce((total, state) => total + (byState.get(state) ?? 0), 0);
  return {
    waiting: count('waiting'),
    undecided: count('undecided'),
    failed: count('failed'),
    kept: count('kept'),
    sent: count('sent'),
  };
}

async function whole(deps: AppDeps, { workspaceId }: { readonly workspaceId: string }, mailId: string) {
  const mail = found(await findMail(deps.db, workspaceId, mailId), 'mail');
  return {
    ...summaryOf(deps, mail),
    text: mail.body_text,
    path: pathOf(mail),
    serverWords: mail.server_words,
    messageId: mail.message_id,
  };
}

function summaryOf({ config }: AppDeps, mail: MailRow) {
  const acts = allowedMailActs(mail.state, mail.to_address);
  return {
    id: mail.id,
    to: mail.to_address,
    toName: mail.to_name,
    // Where a template has filled nothing in; it has to be called something, to be opened.
    subject: mail.subject || '(no subject)',
    state: mail.state,
    stateWords: mailStateWords(mail.state, mail.attempts),
    problem: mail.problem ?? keptForGood(mail.state, mail.to_address),
    attempts: mail.attempts,
    createdAt: mail.created_at.toISOString(),
    nextAt: mail.not_before?.toISOString() ?? null,
    settledAt: mail.settled_at?.toISOString() ?? null,
    // A kept one would only be kept again.
    mayRetry: acts.includes('retry') && config.mailFrom !== null,
    mayDecide: acts.includes('decide'),
  };
}

function pathOf({ about_kind: kind, about_id: about }: MailRow): string | null {
  if (kind === 'invoice') return `/invoices/${about}`;
  if (kind === 'job') return `/jobs/${about}`;
  return kind === 'salesDoc' ? `/sales/${about}` : null;
}
