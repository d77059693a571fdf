/** `connect`: prints the address at which a person grants access to the books, and waits until it is done. */
import { z } from 'zod';
import { waitUntil } from '../lib/wait-until.ts';
import { type Api, CliFault } from './api.ts';
import type { Terminal } from './terminal.ts';

export type ConnectOptions = {
  /** As in the API's address: 'xero'. */
  readonly provider: string;
  /** Which one, where several were granted: its name or a part of it. */
  readonly organisation: string | undefined;
  readonly waitMinutes: number;
};

export async function connectBooks(api: Api, options: ConnectOptions, terminal: Terminal): Promise<void> {
  const live = await liveConnection(api, options);
  if (live !== undefined && live.status === 'active') {
    terminal.say(`${live.ledgerName} is connected already: ${live.organisationName}.`);
    return;
  }
  const begun = await api.post(`/api/v1/connections/${options.provider}/authorizations`, {}, begunSchema);
  terminal.say('Open this address in a browser, sign in, and allow access:');
  terminal.say(`  ${begun.authorizationUrl}`);
  terminal.progress('Waiting for access to be granted…');
  const connectionId = await waitForConnection(api, begun.id, options, terminal);
  await waitForReferences(api, connectionId, terminal);
}

async function waitForConnection(
  api: Api,
  attemptId: string,
  options: ConnectOptions,
  terminal: Terminal,
): Promise<string> {
  let hasChosen = false;
  const connectionId = await waitUntil(
    async () => {
      const attempt = await api.get(`/api/v1/connections/authorizations/${attemptId}`, attemptSchema);
      if (attempt.state === 'failed')
        throw new CliFault(`It did not work: ${attempt.problem ?? 'no reason was given'}.`);
      if (attempt.state === 'expired') throw new CliFault('The address has expired. Run `connect` again.');
      if (attempt.state === 'chooseOrganisation' && !hasChosen) {
        const organisationId = await chosenOrganisation(
          attempt.organisations ?? [],
          options.organisation,
          terminal,
        );
        await api.post(
          `/api/v1/connections/authorizations/${attemptId}/organisation`,
          { organisationId },
          z.unknown(),
        );
        hasChosen = true;
      }
      return attempt.state === 'done' ? (attempt.connectionId ?? undefined) : undefined;
    },
    { withinMs: options.waitMinutes * 60_000, everyMs: pauseMs },
  );
  if (connectionId !== undefined) return connectionId;
  throw new CliFault(`Nobody granted access within ${options.waitMinutes} minutes. Run \`connect\` again.`);
}

type Organisation = { readonly organisationId: string; readonly name: string };

async function chosenOrganisation(
  organisations: readonly Organisation[],
  wanted: string | undefined,
  terminal: Terminal,
): Promise<string> {
  const names = organisations.map(({ name }, index) => `  ${index + 1}. ${name}`).join('\n');
  const answer =
    wanted ?? (await terminal.ask(`Access was granted to several organisations:\n${names}\nWhich one? `));
  if (answer === null) {
    throw new CliFault(
      `Access was granted to several organisations. Run again with --organisation NAME:\n${names}`,
    );
  }
  const text = answer.trim().toLowerCase();
  const chosen =
    organisations.find(({ name }) => name.toLowerCase() === text) ??
    organisations[Number(text) - 1] ??
    onlyOne(organisations.filter(({ name }) => text !== '' && name.toLowerCase().includes(text)));
  if (chosen === undefined)
    throw new CliFault(`None, or more than one, is called “${answer.trim()}”:\n${names}`);
  return chosen.organisationId;
}

function onlyOne<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}

/** Connecting reads the chart of accounts and suggests a mapping; invoices can go once that is there. */
async function waitForReferences(api: Api, connectionId: string, terminal: Terminal): Promise<void> {
  terminal.progress('Connected. Reading accounts and tax rates…');
  const connection = await waitUntil(
    async () => {
      const read = await api.get(`/api/v1/connections/${connectionId}`, connectionSchema);
      return read.referenceReadAt === null ? undefined : read;
    },
    { withinMs: 120_000, everyMs: pauseMs },
  );
  if (connection === undefined) {
    terminal.say('Connected. The chart of accounts is still being read; `status` tells when it is there.');
    return;
  }
  const { ledgerName, organisationName, baseCurrency, mappingProblems } = connection;
  terminal.say(`${ledgerName} is connected: ${organisationName} (${baseCurrency}).`);
  if (mappingProblems > 0) {
    terminal.say(
      `${mappingProblems} mappings need a look: ${api.url}/settings/integrations/${connectionId}/mapping`,
    );
  }
}

const pauseMs = 500;

/** The organisation that is named, or any of the ledger's where none is: another one can be connected beside it. */
async function liveConnection(api: Api, { provider, organisation = '' }: ConnectOptions) {
  const { items } = await api.get('/api/v1/connections', z.object({ items: z.array(connectionSchema) }));
  return items.find(
    (connection) =>
      connection.provider === provider &&
      connection.status !== 'disconnected' &&
      connection.organisationName.toLowerCase().includes(organisation.trim().toLowerCase()),
  );
}

const begunSchema = z.object({ id: z.string(), authorizationUrl: z.string() });
const attemptSchema = z.object({
  state: z.string(),
  organisations: z.array(z.object({ organisationId: z.string(), name: z.string() })).nullable(),
  connectionId: z.string().nullable(),
  problem: z.string().nullable(),
});
const connectionSchema = z.object({
  provider: z.string(),
  status: z.string(),
  ledgerName: z.string(),
  organisationName: z.string(),
  baseCurrency: z.string(),
  referenceReadAt: z.string().nullable(),
  mappingProblems: z.number(),
});
