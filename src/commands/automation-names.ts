/** What a workspace has that an automation can name: stages, columns, people, webhooks, and the companies that rules name. */
import type { AutomationRule } from '../domain/automation.ts';
import { companiesIn } from '../domain/automation-fields.ts';
import type { RuleNames } from '../domain/automation-words.ts';
import { listCompanyNames } from '../store/companies.ts';
import { listColumns } from '../store/custom-columns.ts';
import type { Db } from '../store/database.ts';
import { listMembers } from '../store/members.ts';
import { type Board, listStages } from '../store/stages.ts';
import { listEndpointNames } from '../store/webhook-endpoints.ts';

export type Nameable = {
  readonly stages: Awaited<ReturnType<typeof listStages>>;
  readonly columns: Awaited<ReturnType<typeof listColumns>>;
  readonly members: Awaited<ReturnType<typeof listMembers>>;
  readonly endpoints: readonly { readonly id: string; readonly name: string }[];
  readonly companies: readonly { readonly id: string; readonly name: string }[];
};

/** @param rules whose companies are to be named: a workspace may have too many to read all. */
export async function readNameable(
  db: Db,
  workspaceId: string,
  rules: readonly Pick<AutomationRule, 'conditions'>[] = [],
): Promise<Nameable> {
  return {
    stages: await listStages(db, workspaceId),
    columns: await listColumns(db, workspaceId),
    members: await listMembers(db, workspaceId),
    endpoints: await listEndpointNames(db, workspaceId),
    companies: await listCompanyNames(
      db,
      workspaceId,
      rules.flatMap(({ conditions }) => companiesIn(conditions)),
    ),
  };
}

export function namesOf({ stages, columns, members, endpoints, companies }: Nameable): RuleNames {
  // The table's check constraint admits no other board.
  const byStage = new Map(stages.map(({ id, name, board }) => [id, { name, board: board as Board }]));
  const byColumn = new Map(columns.map((column) => [column.id, column]));
  const byPerson = new Map(members.map(({ userId, name }) => [userId, name]));
  const byEndpoint = new Map(endpoints.map(({ id, name }) => [id, name]));
  const byCompany = new Map(companies.map(({ id, name }) => [id, name]));
  return {
    stage: (id) => byStage.get(id),
    column: (id) => byColumn.get(id),
    person: (userId) => byPerson.get(userId),
    endpoint: (id) => byEndpoint.get(id),
    company: (id) => byCompany.get(id),
  };
}
