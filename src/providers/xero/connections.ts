/** The organisations that a grant reaches, and giving one of them up. */
import { z } from 'zod';
import type { GrantedOrganisation, Outcome } from '../provider.ts';
import type { Send } from '../transport.ts';
import { failureOfSilence } from '../transport.ts';
import { failureOf, unanswered } from './failures.ts';

/** Every organisation that the token reaches: those granted just now, and those of earlier times. */
export async function grantedOrganisations(
  apiUrl: string,
  send: Send,
  accessToken: string,
): Promise<Outcome<readonly GrantedOrganisation[]>> {
  const exchange = await send({
    method: 'GET',
    url: `${apiUrl}/connections`,
    headers: headersWith(accessToken),
  });
  if (exchange.kind !== 'answered') return { ok: false, failure: failureOfSilence(exchange, false) };
  if (exchange.status !== 200)
    return { ok: false, failure: failureOf(exchange, { isWrite: false, sent: null }) };
  const connections = connectionsIn(exchange.text);
  if (connections === null) return { ok: false, failure: unanswered(exchange, { isWrite: false }) };
  const eventId = authenticationEventOf(accessToken);
  return { ok: true, value: connections.map((connection) => grantedOrganisationOf(connection, eventId)) };
}

/** Gives up one organisation; the tokens go on working for the others. One that is gone already counts as given up. */
export async function disconnect(
  apiUrl: string,
  send: Send,
  { accessToken, ledgerConnectionId }: { readonly accessToken: string; readonly ledgerConnectionId: string },
): Promise<Outcome<null>> {
  const url = `${apiUrl}/connections/${encodeURIComponent(ledgerConnectionId)}`;
  const exchange = await send({ method: 'DELETE', url, headers: headersWith(accessToken) });
  // Done twice is done once: silence here is safe to repeat, so it counts like a read.
  if (exchange.kind !== 'answered') return { ok: false, failure: failureOfSilence(exchange, false) };
  if (exchange.status === 204 || exchange.status === 200 || exchange.status === 404)
    return { ok: true, value: null };
  return { ok: false, failure: failureOf(exchange, { isWrite: false, sent: null }) };
}

const connectionSchema = z.object({
  id: z.string(),
  tenantId: z.string(),
  tenantType: z.string(),
  tenantName: z.string().nullish(),
  authEventId: z.string().nullish(),
});

type Connection = z.infer<typeof connectionSchema>;

// A grant can also reach a practice, which keeps no books.
function connectionsIn(text: string): readonly Connection[] | null {
  try {
    const connections = z.array(connectionSchema).parse(JSON.parse(text));
    return connections.filter(({ tenantType }) => tenantType === 'ORGANISATION');
  } catch {
    return null;
  }
}

function grantedOrganisationOf(connection: Connection, eventId: string | null): GrantedOrganisation {
  return {
    organisationId: connection.tenantId,
    name: connection.tenantName ?? connection.tenantId,
    ledgerConnectionId: connection.id,
    isNew: eventId === null || connection.authEventId === eventId,
  };
}

const claimsSchema = z.object({ authentication_event_id: z.string() });

// The token came straight from Xero over TLS, so its claims are read without checking its signature.
function authenticationEventOf(accessToken: string): string | null {
  try {
    const claims = Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString();
    return claimsSchema.parse(JSON.parse(claims)).authentication_event_id;
  } catch {
    return null;
  }
}

function headersWith(accessToken: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${accessToken}`, accept: 'application/json' };
}
