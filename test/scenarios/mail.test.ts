// Mail over a real mail server with faults: each goes out once, and whatever nobody can tell is said to be undecided.
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { queueMail } from '../../src/commands/queue-mail.ts';
import { sendMailsBy } from '../../src/deliveries/send-mails.ts';
import type { MailAbout } from '../../src/domain/mail.ts';
import { createMailer, type Mailer } from '../../src/lib/mailer.ts';
import { inTransaction } from '../../src/store/database.ts';
import { listWorkspacesWithDueMail } from '../../src/store/mails.ts';
import { setUpWorkspace, type TestApp, testApp } from '../support/app.ts';
import { type MailFault, type MailServer, openMailServer } from '../support/mail-server.ts';

let app: TestApp;
let workspaceId: string;
let server: MailServer;
let mailer: Mailer;
/** Waits a moment alone: for servers that are silent on purpose, and slow ones are not. */
let hasty: Mailer;
let now = new Date('2026-12-01T10:00:00Z');

/** Of a private network, so that it is nobody's and yet may be written to: see domain/mail-address.ts. */
const [sam, olive] = ['sam@sample.internal', 'olive@desk.internal'];

beforeAll(async () => {
  app = await testApp({ clock: { now: () => now } });
  ({ workspaceId } = await setUpWorkspace(app, { email: olive }));
  return () => app.close();
});
beforeEach(async () => {
  server = await openMailServer({ wantsPassword: true });
  const settings = { url: server.url, from: 'desk@sample.example' };
  mailer = createMailer(settings);
  hasty = createMailer({ ...settings, timeoutMs: 300 });
});
afterEach(async () => {
  await app.deps.db.deleteFrom('mails').execute();
  await server.close();
});

test('a mail goes out once, in the name of the business, with a Message-ID of ours', async () => {
  const id = await queue('Zahlung fällig\r\nBcc: everybody@sample.example');
  await work();
  await work();
  expect(await stateOf(id)).toEqual(['sent', null]);
  expect(server.taken).toHaveLength(1);
  const [mail] = server.taken;
  expect(mail).toMatchObject({ from: 'desk@sample.example', to: [sam] });
  expect(mail?.text).toContain(`Message-ID: <${id}@sample.example>`);
  expect(mail?.text).toContain('From: Test Desk <desk@sample.example>');
  expect(mail?.text).toContain(`To: Sam Sample <${sam}>`);
  // A line's end in a subject begins no header.
  expect(mail?.text).not.toMatch(/^Bcc:/m);
});

const surelyNot: readonly (readonly [what: string, fault: MailFault])[] = [
  ['greets with no', { at: 'GREETING', code: 554 }],
  ['takes no password', { at: 'AUTH', code: 535 }],
  ['takes no sender for now', { at: 'MAIL', code: 451 }],
  ['takes no recipient for now', { at: 'RCPT', code: 450 }],
  ['hangs up before the text', { at: 'RCPT', how: 'drop' }],
  ['is silent before the text', { at: 'DATA', how: 'silence' }],
  ['hangs up when asked for the text', { at: 'DATA', how: 'drop' }],
  ['does not take the text for now', { at: 'text', code: 452 }],
];
test.each(surelyNot)('a server that %s has not taken the mail: it goes later, once', async (_, fault) => {
  const id = await queue();
  server.fail(fault);
  await work(mailerFor(fault));
  const [state, problem] = await stateOf(id);
  expect(state).toBe('queued');
  expect(problem).toMatch(/^The mail server (cannot be used|does not take it) now\.$/);
  expect((await rowOf(id)).server_words).not.toContain(Buffer.from('\0desk\0a password').toString('base64'));
  await work();
  expect(server.conversations).toBe(1);
  minutesPass(1);
  expect(await listWorkspacesWithDueMail(app.deps.db, now)).toEqual([{ workspaceId }]);
  await work();
  expect(await stateOf(id)).toEqual(['sent', null]);
  expect(server.taken).toHaveLength(1);
});

test.each<readonly [string, MailFault]>([
  ['the sender', { at: 'MAIL', code: 553 }],
  ['the recipient', { at: 'RCPT', code: 550 }],
  ['the text', { at: 'text', code: 554 }],
])('a server that refuses %s for good is asked no more, and its words are kept', async (_, fault) => {
  const id = await queue();
  server.fail(fault);
  await work();
  minutesPass(10_000);
  await work();
  expect(await stateOf(id)).toEqual(['failed', 'The mail server refuses it.']);
  expect((await rowOf(id)).server_words).toMatch(/^5\d\d 5\.0\.0 Told to say so$/);
  expect(server.taken).toHaveLength(0);
});

test.each<readonly [string, MailFault]>([
  ['hangs up', { at: 'text', how: 'drop' }],
  ['says nothing', { at: 'text', how: 'silence' }],
])('a server that %s after the text may have taken it: nothing is sent again by itself', async (_, fault) => {
  const [first, second] = [await queue(), await queue()];
  server.fail(fault);
  await work(mailerFor(fault));
  minutesPass(10_000);
  await work();
  expect((await stateOf(first))[0]).toBe('undecided');
  expect(await stateOf(second)).toEqual(['sent', null]);
  expect(server.taken).toHaveLength(2);
});

test('a mail that was being sent by a process that died is undecided, not sent again', async () => {
  const id = await queue();
  await app.deps.db.updateTable('mails').set({ state: 'sending', attempts: 1 }).execute();
  expect(await listWorkspacesWithDueMail(app.deps.db, now)).toEqual([{ workspaceId }]);
  await work();
  expect((await stateOf(id))[0]).toBe('undecided');
  expect(server.conversations).toBe(0);
});

test('while no server answers all mail waits, and one attempt a time finds that out', async () => {
  const ids = [await queue(), await queue(), await queue()];
  await server.close();
  await work();
  await work();
  const rows = await Promise.all(ids.map(rowOf));
  expect(rows.map(({ state, attempts }) => [state, attempts])).toEqual([
    ['queued', 1],
    ['queued', 0],
    ['queued', 0],
  ]);
  expect(new Set(rows.map((row) => row.not_before?.getTime())).size).toBe(1);
  expect((await rowOf(ids[0] ?? '')).server_words).toContain('ECONNREFUSED');
});

test('where no mail server is set up mail is kept whole', async () => {
  const id = await queue();
  await sendMailsBy(null)(app.deps, { workspaceId });
  expect(await stateOf(id)).toEqual(['kept', null]);
  expect((await rowOf(id)).body_text).toBe('Dear Sam,\n\nplease pay.');
});

test('nothing goes to made-up people, or to what is no address, and neither holds up the others', async () => {
  const [noAddress, madeUp, good] = [
    await queue('Please pay', 'Sam <sam@sample.internal>'),
    await queue('Please pay', 'sam@sample.example'),
    await queue(),
  ];
  await work();
  expect(await stateOf(noAddress)).toEqual(['failed', expect.stringContaining('not written to one address')]);
  expect(await stateOf(madeUp)).toEqual(['kept', null]);
  expect(await stateOf(good)).toEqual(['sent', null]);
  expect(server.conversations).toBe(1);
});

test('what people are told by mail is for members, also when somebody left while it waited', async () => {
  const [left, member] = [await tell(sam), await tell(olive)];
  await work();
  expect(await stateOf(left)).toEqual(['failed', expect.stringContaining('not a member')]);
  expect(await stateOf(member)).toEqual(['sent', null]);
  expect(server.taken).toMatchObject([{ to: [olive] }]);
});

const tell = (to: string) => queue('INV-1 is paid', to, { kind: 'digest', id: app.deps.ids() });

function queue(subject = 'Please pay', to = sam, about: MailAbout | null = null): Promise<string> {
  return inTransaction(app.deps.db, (tx) =>
    queueMail(app.deps, tx, workspaceId, {
      to,
      toName: 'Sam Sample',
      subject,
      text: 'Dear Sam,\n\nplease pay.',
      about,
    }),
  );
}

function work(by = mailer): Promise<void> {
  return sendMailsBy(by)(app.deps, { workspaceId });
}

function mailerFor(fault: MailFault): Mailer {
  return 'how' in fault && fault.how === 'silence' ? hasty : mailer;
}

function minutesPass(minutes: number): void {
  now = new Date(now.getTime() + minutes * 60_000);
}

async function stateOf(id: string): Promise<readonly [string, string | null]> {
  const { state, problem } = await rowOf(id);
  return [state, problem];
}

function rowOf(id: string) {
  return app.deps.db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}
