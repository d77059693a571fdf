import { expect, test } from 'vitest';
import { createLog, readableLines } from './log.ts';

function recordingLog() {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', destination: { write: (line) => lines.push(line) } });
  return { log, lines, entry: () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown> };
}

const secrets = {
  access_token: 'hush-1',
  nested: [{ refreshToken: 'hush-2', deeper: { 'Set-Cookie': 'hush-3', client_secret: 'hush-4' } }],
  headers: new Headers({ authorization: 'Bearer hush-5', cookie: 'hush-6', accept: 'text/plain' }),
  url: 'http://localhost/callback?code=hush-7&scope=openid',
  database: 'postgres://counterfoil:hush-8@127.0.0.1:5432/x',
  code: 'hush-9',
  password: 'hush-10',
};

test('no secret is written, at any depth, in fields, messages, errors or bound fields', () => {
  const { log, lines } = recordingLog();
  const error = Object.assign(
    new Error('sent Authorization: Bearer hush-11', { cause: { id_token: 'hush-12' } }),
    {
      config: { headers: { Authorization: 'hush-13' } },
    },
  );
  log.info(secrets, 'asked /callback?code=hush-14');
  log.error({ err: error }, 'failed');
  log.error(error);
  log.warn(error, 'failed too');
  log.child({ tokens: { access_token: 'hush-15' } }).info('bound');
  log.info('said %s and %j', 'Bearer hush-16', { password: 'hush-17' });
  expect(lines).toHaveLength(6);
  expect(lines.join('')).not.toContain('hush');
});

test('what is not secret stays: an error keeps its code, stack and cause, a header its value', () => {
  const { log, entry } = recordingLog();
  log.info(secrets);
  expect(entry()).toMatchObject({
    headers: { accept: 'text/plain' },
    url: 'http://localhost/callback?code=[hidden]&scope=openid',
  });
  log.error({
    err: Object.assign(new Error('refused', { cause: new Error('why') }), { code: 'ECONNREFUSED' }),
  });
  expect(entry().err).toMatchObject({ message: 'refused', code: 'ECONNREFUSED', cause: { message: 'why' } });
  expect(String((entry().err as { stack: string }).stack)).toContain('log.test.ts');
});

test('circles, bigints and great depth do not break the log', () => {
  const { log, entry } = recordingLog();
  const circle: Record<string, unknown> = { amount: 10n };
  circle.self = circle;
  let deep: unknown = 'bottom';
  for (let depth = 0; depth < 50; depth += 1) deep = { deep };
  log.info({ circle, deep });
  expect(entry().circle).toEqual({ amount: '10', self: '[circular]' });
});

test('in a terminal an entry is one readable line', () => {
  const lines: string[] = [];
  const log = createLog({ name: 'sync', destination: readableLines((line) => lines.push(line)) });
  log.info({ invoice: 'INV-1', count: 2 }, 'Sent');
  expect(lines).toEqual([
    expect.stringMatching(/^\d\d:\d\d:\d\d info {2}\[sync\] Sent invoice=INV-1 count=2\n$/),
  ]);
});
