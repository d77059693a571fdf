/** `npm start`: Counterfoil on one machine, with a database and a practice ledger of its own where none is set. */
import { fileURLToPath } from 'node:url';
import { loadConfig } from './config.ts';
import { type Addresses, type Launch, launch } from './launcher/launch.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const graceMs = 10_000;

try {
  await start();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

async function start(): Promise<void> {
  const startMs = performance.now();
  const stopAsked = stopSignal();
  const config = loadConfig();
  console.log('Counterfoil is starting');
  const launched = launch({
    config,
    env: process.env,
    root,
    scripts: {
      product: ['src/main.ts', 'serve'],
      worker: ['src/main.ts', 'work'],
      practiceLedger: ['sandbox/main.ts'],
      practiceQuickbooks: ['sandbox/quickbooks/main.ts'],
    },
    say: (line) => console.log(line),
  });
  try {
    const addresses = await Promise.race([launched.ready, stopAsked]);
    if (addresses) console.log(welcome(addresses, config.dataDir, performance.now() - startMs));
    await Promise.race([stopAsked, launched.failed]);
  } finally {
    await stopInOrder(launched);
  }
  process.exit(0);
}

function stopSignal(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve(undefined));
  });
}

async function stopInOrder(launched: Launch): Promise<void> {
  console.log('\nStopping (Ctrl-C again hurries)');
  process.on('SIGINT', () => void launched.stop(0));
  await launched.stop(graceMs);
}

function welcome({ productUrl, practice }: Addresses, dataDir: string, tookMs: number): string {
  const books =
    practice === undefined
      ? []
      : [
          `  Practice books   ${practice.xero}  (stands in for Xero)`,
          `                   ${practice.quickbooks}  (stands in for QuickBooks)`,
        ];
  return [
    `\nCounterfoil is ready (${(tookMs / 1000).toFixed(1)} s)\n`,
    `  Open             ${productUrl}`,
    ...books,
    `  Data             ${dataDir}`,
    '  Stop             Ctrl-C\n',
  ].join('\n');
}
