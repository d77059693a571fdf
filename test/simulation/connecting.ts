/** A person connects an organisation: our button, the ledger's consent page, and the way back. */
import type { Stage } from './stage.ts';
import type { Story } from './story.ts';

/** @returns the connection's id, or null where it did not come about. */
export async function connectOrganisation(stage: Stage, tenantId: string): Promise<string | null> {
  const { people, scheduler, ledgers } = stage;
  const ledger = ledgers.of(tenantId);
  const begun = await people.press('POST', `/api/v1/connections/${ledger.kind}/authorizations`);
  // The person's browser reaches the ledger whatever our own network does.
  const back = await ledger.consent(String(begun.body.authorizationUrl), tenantId);
  if (back === null) return null;
  await people.press('GET', `${back.pathname}${back.search}`);
  for (let looks = 0; looks < 100; looks++) {
    const { body } = await people.press('GET', `/api/v1/connections/authorizations/${String(begun.body.id)}`);
    if (body.state === 'done') return String(body.connectionId);
    if (body.state === 'failed' || body.state === 'expired' || body.state === 'waiting') return null;
    await scheduler.sleep(2_000, 'waits to be connected');
  }
  return null;
}

/** Gives up the connection to the ledger that there is, and connects another organisation of it, or the same anew. */
export async function moveTo(stage: Stage, story: Story, tenantId: string): Promise<boolean> {
  const { kind } = stage.ledgers.of(tenantId);
  const isOther = ({ organisationId }: { readonly organisationId: string }) =>
    organisationId !== tenantId && stage.ledgers.of(organisationId).kind === kind;
  for (const connection of await listConnections(stage))
    if (connection.status !== 'disconnected' && isOther(connection))
      await stage.people.press('DELETE', `/api/v1/connections/${connection.id}`);
  story.tenantIds = story.tenantIds.map((each) => (stage.ledgers.of(each).kind === kind ? tenantId : each));
  return (await connectOrganisation(stage, tenantId)) !== null;
}

export type ListedConnection = {
  readonly id: string;
  readonly organisationId: string;
  readonly status: 'active' | 'reconnectNeeded' | 'disconnected';
};

export async function listConnections({ people }: Stage): Promise<readonly ListedConnection[]> {
  const { body } = await people.press('GET', '/api/v1/connections');
  // What the API's list holds, and more.
  return body.items as ListedConnection[];
}
