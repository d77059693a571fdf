import { expect, test } from 'vitest';
import { digestMail, lastDigestTime } from './notification-mail.ts';

test('a daily mail is due once a day, also on days of 23 and of 25 hours', () => {
  const dueBefore = (now: string) => {
    const { day, atMs } = lastDigestTime('Europe/Berlin', 2, Date.parse(now));
    return [day, new Date(atMs).toISOString()];
  };
  // There is no two o'clock that night: it is due at three.
  expect(dueBefore('2026-03-29T00:59:00Z')).toEqual(['2026-03-28', '2026-03-28T01:00:00.000Z']);
  expect(dueBefore('2026-03-29T01:00:00Z')).toEqual(['2026-03-29', '2026-03-29T01:00:00.000Z']);
  // Two o'clock comes twice: it is due at the first.
  expect(dueBefore('2026-10-24T23:59:00Z')).toEqual(['2026-10-24', '2026-10-24T00:00:00.000Z']);
  expect(dueBefore('2026-10-25T01:30:00Z')).toEqual(['2026-10-25', '2026-10-25T00:00:00.000Z']);
});

test('a daily mail of very many things names fifty, and says how many more there are', () => {
  const told = Array.from({ length: 60 }, (_, index) => ({
    title: `Thing ${index}.`,
    body: null,
    about: null,
  }));
  const { subject, text } = digestMail(told, { publicUrl: 'https://desk.example', workspaceName: 'Desk' });
  expect(subject).toBe('Desk: 60 things you have not read');
  expect(text).toContain('Thing 49.');
  expect(text).not.toContain('Thing 50.');
  expect(text).toContain('And 10 more in your inbox.');
});
