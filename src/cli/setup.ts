/** `setup`: owner, workspace and API key of a new installation, without a browser. */
import { z } from 'zod';
import { createApi } from './api.ts';
import { type Environment, keepCredentials } from './credentials.ts';
import type { Terminal } from './terminal.ts';

export type SetupOptions = {
  readonly url: string;
  readonly owner: string;
  readonly email: string;
  readonly password: string;
  readonly workspace: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly sample: boolean;
};

export async function setUpServer(
  options: SetupOptions,
  env: Environment,
  terminal: Terminal,
): Promise<void> {
  const { url, owner: ownerName, workspace: workspaceName, ...rest } = options;
  const api = createApi(url, null);
  const done = await api.post(
    '/api/v1/setup',
    { ownerName, workspaceName, ...rest, apiKey: true },
    doneSchema,
  );
  const file = await keepCredentials(env, { url: api.url, key: done.apiKey });
  terminal.say(`${done.workspace.name} is set up. Sign in at ${api.url} as ${options.email}.`);
  terminal.say(`The command line's API key is kept in ${file}.`);
}

const doneSchema = z.object({ workspace: z.object({ name: z.string() }), apiKey: z.string() });
