import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openWebhookReceiver, type WebhookReceiver } from '../../test/support/webhook-receiver.ts';
import { faultOfTarget, isPublic } from '../lib/webhook-targets.ts';
import { postWebhook } from './post-webhook.ts';

let receiver: WebhookReceiver;
beforeEach(async () => {
  receiver = await openWebhookReceiver();
});
afterEach(() => receiver.close());

const telling = (url = receiver.url) => ({
  url,
  id: 'a-delivery',
  at: new Date('2026-03-02T10:00:00Z'),
  payload: '{"type":"test"}',
  secrets: [`whsec_${Buffer.from('a secret of a test').toString('base64')}`],
});

test('every answer, and none at all, is told apart', async () => {
  const answerTo = async (answering: Parameters<WebhookReceiver['answer']>[0]) => {
    receiver.answer(answering);
    return postWebhook(telling(), { targets: 'any' });
  };
  expect(await answerTo(200)).toMatchObject({ kind: 'arrived', words: 'Answered 200 OK.' });
  expect(await answerTo(410)).toMatchObject({ kind: 'gone', status: 410 });
  expect(await answerTo(404)).toMatchObject({ kind: 'failed', words: 'Answered 404 Not Found.' });
  const elsewhere = await answerTo((response) => response.writeHead(302, { location: '/other' }).end());
  expect(elsewhere).toMatchObject({ kind: 'failed', status: 302 });
  expect(await answerTo((response) => response.destroy())).toMatchObject({
    kind: 'failed',
    status: null,
    words: 'The connection was lost before an answer came (ECONNRESET).',
  });
  const heard = receiver.heard.length;
  // Its time is over when it has been heard.
  const time = new AbortController();
  vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(time.signal);
  expect(await answerTo(() => time.abort())).toMatchObject({
    kind: 'failed',
    words: 'Did not answer within 15 seconds.',
  });
  // The redirect led nowhere, and silence was heard once.
  expect(receiver.heard).toHaveLength(heard + 1);
  await receiver.close();
  expect(await postWebhook(telling(), { targets: 'any' })).toMatchObject({
    words: 'Nobody listens at the address.',
  });
});

test('of an endless answer little more than the head is heard', async () => {
  const closed = new Promise<number>((resolve) =>
    receiver.answer((response) => {
      let sent = 0;
      const more = () => {
        do sent += 1;
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response
        .writeHead(200)
        .on('drain', more)
        .on('close', () => resolve(sent));
      more();
    }),
  );
  expect(await postWebhook(telling(), { targets: 'any' })).toMatchObject({ kind: 'arrived' });
  // Before its fifteen seconds are over, and what the system keeps between the two is some of it.
  expect(await closed).toBeLessThan(500);
});

test('a receiver that would rather speak another protocol has not answered', async () => {
  receiver.answer((response) =>
    response.socket?.end(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    ),
  );
  expect(await postWebhook(telling(), { targets: 'any' })).toMatchObject({ kind: 'failed', status: null });
});

test('by default nothing goes but by https, and to no address of this machine or of a private network', () => {
  for (const url of [
    'http://hooks.example/',
    'https://localhost/',
    'https://desk.localhost./',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data',
    'https://192.168.0.1:8443/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://olive:secret@hooks.example/',
    'ftp://hooks.example/',
    'hooks.example',
  ])
    expect([url, faultOfTarget(url, 'public')]).toEqual([url, expect.any(String)]);
  expect(faultOfTarget('https://hooks.example/a?b=c', 'public')).toBeNull();
  expect(faultOfTarget('https://[2606:4700::1111]/', 'public')).toBeNull();
  expect(faultOfTarget('http://localhost:9000/', 'any')).toBeNull();
  expect(faultOfTarget('ftp://localhost/', 'any')).not.toBeNull();
  expect(['8.8.8.8', '::ffff:8.8.8.8', '2606:4700::1'].every(isPublic)).toBe(true);
  expect(['172.31.255.255', '100.64.0.1', '::', '0.0.0.0', 'not an address'].some(isPublic)).toBe(false);
});

test('a name that has come to lead inside is refused when it is called, whatever it led to when it was saved', async () => {
  const port = new URL(receiver.url).port;
  const asked: string[] = [];
  const answer = await postWebhook(telling(`https://hooks.example:${port}/`), {
    targets: 'public',
    resolve: (hostname, _options, done) => {
      asked.push(hostname);
      done(null, [
        { address: '93.184.216.34', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    },
  });
  expect(asked).toEqual(['hooks.example']);
  expect(answer).toMatchObject({ kind: 'notAllowed' });
  expect(await postWebhook(telling('https://127.0.0.1:1/'), { targets: 'public' })).toMatchObject({
    kind: 'notAllowed',
  });
  expect(receiver.heard).toHaveLength(0);
});
