#!/usr/bin/env -S node --import tsx
/** The command line: a client of the HTTP API, and nothing more. */
import { Command, InvalidArgumentError } from 'commander';
import { type Api, CliFault, createApi } from './api.ts';
import { runBackfill, undoBackfill } from './backfill.ts';
import { connectBooks } from './connect.ts';
import { readCredentials } from './credentials.ts';
import { importCustomersFile, importInvoicesFile } from './import.ts';
import { importBooksContacts } from './import-contacts.ts';
import { setUpServer } from './setup.ts';
import { showStatus } from './status.ts';
import { createTerminal } from './terminal.ts';

const terminal = createTerminal(process.stdin, process.stdout);
const env = process.env;
const ofWhichBooks = 'of which books, by a part of their name; otherwise the default ones';

const program = new Command('counterfoil')
  .description('Counterfoil from the command line: set up, connect the books, import, look.')
  .showHelpAfterError('(add --help for the options)');

program
  .command('setup')
  .description('set up a new installation: owner, workspace and an API key for this command line')
  .option('--url <address>', 'where Counterfoil runs', env.COUNTERFOIL_URL ?? 'http://localhost:4000')
  .requiredOption('--owner <name>', "the owner's name")
  .requiredOption('--email <address>', 'signs the owner in')
  .requiredOption('--password <text>', 'at least 10 characters; - reads it from the standard input')
  .requiredOption('--workspace <name>', "the business's name")
  .option('--currency <code>', 'such as USD', 'USD')
  .option('--time-zone <name>', 'such as Europe/London', new Intl.DateTimeFormat().resolvedOptions().timeZone)
  .option('--sample', 'add sample data', false)
  .action(async (options) => {
    const password = options.password === '-' ? await readInput() : options.password;
    await setUpServer({ ...options, password }, env, terminal);
  });

program
  .command('connect')
  .description('connect the books: prints an address to open, and waits')
  .argument('<ledger>', 'xero')
  .option(
    '--organisation <name>',
    'which one, where access to several is granted, or beside one that is connected',
  )
  .option('--wait <minutes>', 'how long to wait for access', wholeNumber, 10)
  .action(async (provider: string, { organisation, wait }) => {
    await connectBooks(await api(), { provider, organisation, waitMinutes: wait }, terminal);
  });

const imports = program
  .command('import')
  .description('import customers or invoices from CSV (UTF-8), or customers from the books');
imports
  .command('customers')
  .argument('<file>', 'a CSV file with a header')
  .option('--map <field=column>', 'which column holds a field; may be repeated', collect, [])
  .option('--dry-run', 'say what would be imported, and save nothing', false)
  .action(async (file: string, { map, dryRun }) => {
    await importCustomersFile(await api(), { file, map, dryRun }, terminal);
  });
imports
  .command('invoices')
  .argument('<file>', 'a CSV file with a header, one row for each line')
  .option('--map <field=column>', 'which column holds a field; may be repeated', collect, [])
  .option('--issue', 'send them to the books, and wait until all are there or need attention', false)
  .option('--dry-run', 'say what would be imported, and save nothing', false)
  .action(async (file: string, { map, dryRun, issue }) => {
    const drained = await importInvoicesFile(await api(), { file, map, dryRun, issue }, terminal);
    if (drained !== null && (!drained.isDone || drained.needsAttention > 0)) process.exitCode = 2;
  });

imports
  .command('contacts-from-books')
  .description('take customers over from the connected books; nobody twice')
  .option(
    '--without <criterion>',
    'also those who are no customer, not active, without e-mail, without first and last name: customer, active, email, names; may be repeated',
    collect,
    [],
  )
  .option('--books <name>', ofWhichBooks)
  .option('--dry-run', 'say what would be imported, and save nothing', false)
  .action(async ({ without, dryRun, books }) => {
    await importBooksContacts(await api(), { without, dryRun, books: books ?? null }, terminal);
  });

const backfill = program
  .command('backfill')
  .description('send invoices from before the connection to the books: says what would happen, then does it')
  .option('--from <date>', 'the first day of issue; otherwise the start of the business year', isoDate)
  .option('--to <date>', 'the last day of issue; otherwise today', isoDate)
  .option('--books <name>', ofWhichBooks)
  .option('--preview', 'say what would happen, and send nothing', false)
  .option('--wait', 'stay until it has ended', false)
  .action(async ({ from, to, books, preview, wait }) => {
    const options = { from: from ?? null, to: to ?? null, books: books ?? null, preview, wait };
    if (!(await runBackfill(await api(), options, terminal))) process.exitCode = 2;
  });
backfill
  .command('undo')
  .description('take what the latest run made out of the books again')
  .option('--books <name>', ofWhichBooks)
  .option('--wait', 'stay until it has ended', false)
  .action(async (options, command) => {
    // Options are recognised on either side of the word.
    const all = command.optsWithGlobals();
    const wait = options.wait || all.wait === true;
    if (!(await undoBackfill(await api(), { books: all.books ?? null, wait }, terminal)))
      process.exitCode = 2;
  });

program
  .command('status')
  .description('the connection, where the invoices stand, and what the API calls have cost')
  .option('--json', 'for programs', false)
  .action(async ({ json }) => showStatus(await api(), json, terminal));

// Nothing is lost by stopping: what was asked for goes on in the server.
process.once('SIGINT', () => {
  terminal.say('Stopped watching. What was begun goes on; `status` tells how far it is.');
  process.exit(130);
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CliFault)) throw error;
  terminal.say(error.message);
  process.exitCode = 1;
}

async function api(): Promise<Api> {
  const { url, key } = await readCredentials(env);
  return createApi(url, key);
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function isoDate(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new InvalidArgumentError('must be a date such as 2026-01-31.');
  return text;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('must be a whole number.');
  return Number(text);
}

async function readInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin) text += String(chunk);
  return text.replace(/\r?\n$/, '');
}
