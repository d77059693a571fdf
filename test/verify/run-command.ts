/** A verify command as a person starts it, with a practice ledger's own form pressed for them. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../src/lib/free-port.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param settings the command's environment: nothing of the test run around it, since it starts one of its own */
export async function runCommand(
  ledger: 'xero' | 'quickbooks',
  settings: Readonly<Record<string, string>>,
  options: readonly string[],
): Promise<{ readonly code: number | null; readonly output: string }> {
  // The app names its redirect with a port, so it is chosen before anything listens.
  const port = await freePort();
  const command = ['--import', 'tsx', `test/verify/${ledger}/main.ts`];
  const child = spawn(
    process.execPath,
    [...command, '--consent', 'automatic', '--port', `${port}`, ...options],
    { cwd: root, env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings } },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += data;
    });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, output };
}
