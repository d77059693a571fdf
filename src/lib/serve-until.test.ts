import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const here = (name: string) => JSON.stringify(fileURLToPath(new URL(name, import.meta.url)));

/** A process that serves until it is stopped and tells the order of its closing. */
function serving(
  close: string,
  withinMs = 500,
): { child: ChildProcess; told: string[]; ready: Promise<unknown> } {
  const program = `
    const { serveUntil, sayReady } = await import(${here('serve-until.ts')});
    const { silentLog } = await import(${here('log.ts')});
    setInterval(() => {}, 1000);
    const tell = (word) => process.stdout.write(word + '\\n');
    const ended = serveUntil({ log: silentLog, withinMs: ${withinMs}, closers: [${close}] });
    sayReady('http://localhost:1');
    await ended;`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const told: string[] = [];
  child.stdout?.on('data', (chunk) => told.push(...String(chunk).trim().split('\n')));
  return { child, told, ready: once(child, 'message').then(([message]) => message) };
}

const closer = (name: string, body = '') =>
  `{ name: '${name}', close: async () => { tell('${name}'); ${body} } }`;
const endOf = async (child: ChildProcess) => (await once(child, 'close'))[0] as unknown;

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s closes everything in order and exits with 0',
  async (signal) => {
    const { child, told, ready } = serving([closer('http'), closer('worker'), closer('database')].join());
    expect(await ready).toEqual({ type: 'ready', url: 'http://localhost:1' });
    child.kill(signal);
    expect(await endOf(child)).toBe(0);
    expect(told).toEqual(['http', 'worker', 'database']);
  },
);

test('it stops when the launcher has gone', async () => {
  const { child, told, ready } = serving(closer('http'));
  await ready;
  child.disconnect();
  // Node tells no `close` after a disconnect from this side.
  expect((await once(child, 'exit'))[0]).toBe(0);
  await expect.poll(() => told).toEqual(['http']);
});

test('one that fails does not keep the others open, and is told by the exit code', async () => {
  const { child, told, ready } = serving(
    [closer('http', "throw new Error('no')"), closer('database')].join(),
  );
  await ready;
  child.kill('SIGTERM');
  expect(await endOf(child)).toBe(1);
  expect(told).toEqual(['http', 'database']);
});

test('one that hangs is left behind after the time limit, and a second signal does not wait for it', async () => {
  const hanging = closer('http', 'await new Promise(() => {})');
  const late = serving(hanging);
  await late.ready;
  late.child.kill('SIGTERM');
  expect(await endOf(late.child)).toBe(1);
  // Its own limit ends it after this test has given up.
  const hurried = serving(hanging, 600_000);
  await hurried.ready;
  hurried.child.kill('SIGINT');
  await expect.poll(() => hurried.told).toEqual(['http']);
  hurried.child.kill('SIGINT');
  expect(await endOf(hurried.child)).toBe(1);
});
