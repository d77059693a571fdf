/** `npm run sandbox:quickbooks`: the practice QuickBooks as a program of its own, set up by the environment. */

import { otherLedgersIn } from '../practice/other-ledgers.ts';
import { createQuickbooksSandbox, type QuickbooksSandboxOptions } from './sandbox.ts';

const env = process.env;
const port = Number(env.SANDBOX_QUICKBOOKS_PORT ?? 4020);
const sandbox = createQuickbooksSandbox(optionsFromEnvironment());
const server = await sandbox.listen(port, env.SANDBOX_HOST ?? '127.0.0.1');

// Whoever started this as a part of something else says what to open.
if (process.send === undefined)
  console.log(`Practice QuickBooks is ready: ${server.url}
  Open the books            ${server.url}/
  Point the product at it   every QUICKBOOKS_…_URL = ${server.url}
  Client                    ${env.SANDBOX_CLIENT_ID ?? 'practice-app'} / ${env.SANDBOX_CLIENT_SECRET ?? 'practice-secret'}
  Webhooks go to            ${sandbox.control.webhook().url || 'nowhere'}
  Control                   ${server.url}/_sandbox/health`);

process.on('SIGINT', stop);
process.on('SIGTERM', stop);
process.on('disconnect', stop);
process.send?.({ type: 'ready', url: server.url });

function optionsFromEnvironment(): QuickbooksSandboxOptions {
  const webhookUrl = env.SANDBOX_QUICKBOOKS_WEBHOOK_URL ?? 'http://localhost:4000/webhooks/quickbooks';
  const redirectUris =
    env.SANDBOX_QUICKBOOKS_REDIRECT_URIS ?? 'http://localhost:4000/integrations/quickbooks/callback';
  return {
    dataDir: env.SANDBOX_QUICKBOOKS_DATA_DIR ?? './data/sandbox-quickbooks',
    client: {
      id: env.SANDBOX_CLIENT_ID ?? 'practice-app',
      secret: env.SANDBOX_CLIENT_SECRET ?? 'practice-secret',
      name: env.SANDBOX_APP_NAME ?? 'Counterfoil',
      redirectUris: redirectUris.split(',').map((uri) => uri.trim()),
    },
    ...(webhookUrl !== '' && {
      webhook: { url: webhookUrl, key: env.SANDBOX_QUICKBOOKS_VERIFIER_TOKEN ?? 'practice-verifier-token' },
    }),
    otherLedgers: otherLedgersIn(env.SANDBOX_OTHER_LEDGERS ?? ''),
    latencyMs: Number(env.SANDBOX_LATENCY_MS ?? 0),
  };
}

async function stop(): Promise<void> {
  await server.close();
  await sandbox.close();
  process.exit(0);
}
