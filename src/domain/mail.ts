/**
 * What becomes of a mail after an attempt to send it.
 *
 * `queued → sending → sent`. It is marked `sending` before the server is spoken to. Whatever surely was not taken goes
 * back to `queued` for a time, or is `failed` when the server will never take it. Where the server may have taken it and
 * nobody heard so, it is `undecided`, and only a person says what to do. Without a mail server it is `kept`, and so it
 * always is when its address is made up: what bounces would hurt the sender's name.
 */
import { isAddress, isMadeUp } from './mail-address.ts';

export const mailStates = ['queued', 'sending', 'sent', 'kept', 'undecided', 'failed'] as const;
export type MailState = (typeof mailStates)[number];

/** What a mail is about: a record, or what a person is told. */
export type MailAbout = {
  readonly kind: 'invoice' | 'job' | 'salesDoc' | 'notification' | 'digest';
  readonly id: string;
};

export type MailOutcome =
  | { readonly kind: 'taken'; readonly words: string }
  /** The server was not reached, or wants nothing from us now: so with every other mail. */
  | { readonly kind: 'serverTrouble'; readonly words: string }
  /** Surely not taken, and may be later. */
  | { readonly kind: 'notNow'; readonly words: string }
  | { readonly kind: 'refused'; readonly words: string }
  /** The text was on its way when the conversation broke. */
  | { readonly kind: 'lost'; readonly words: string }
  /** No server is told of it. */
  | { readonly kind: 'madeUp' | 'noAddress' | 'notMember'; readonly words: null };

export type AfterAttempt =
  | { readonly state: 'sent' | 'kept' }
  | { readonly state: 'queued'; readonly afterMs: number; readonly problem: string }
  | { readonly state: 'failed' | 'undecided'; readonly problem: string };

const MINUTE_MS = 60_000;
const PAUSES_MS = [1, 5, 15, 60, 4 * 60].map((minutes) => minutes * MINUTE_MS);

/** Two days of trying: as long as mail servers themselves do before they give up. */
export const MOST_MAIL_ATTEMPTS = 16;

/** Of an address to which nothing is handed over; null: of any other. */
export function notHandedOver(to: string): MailOutcome | null {
  if (!isAddress(to)) return { kind: 'noAddress', words: null };
  return isMadeUp(to) ? { kind: 'madeUp', words: null } : null;
}

/** `attempts` counts the one that has just ended. */
export function afterAttempt(outcome: MailOutcome, attempts: number): AfterAttempt {
  switch (outcome.kind) {
    case 'taken':
      return { state: 'sent' };
    case 'lost':
      return { state: 'undecided', problem: lostWords };
    case 'refused':
      return { state: 'failed', problem: 'The mail server refuses it.' };
    case 'noAddress':
      return { state: 'failed', problem: 'It is not written to one address that mail can go to.' };
    case 'notMember':
      return { state: 'failed', problem: 'Whom it is for is not a member of this workspace any more.' };
    case 'madeUp':
      return { state: 'kept' };
    case 'serverTrouble':
      return later(attempts, 'The mail server cannot be used now.');
    case 'notNow':
      return later(attempts, 'The mail server does not take it now.');
  }
}

/** Of a mail that was being sent by a process that died. */
export const lostWords =
  'The connection was lost while it was being sent: it may have arrived, and it may not.';

function later(attempts: number, problem: string): AfterAttempt {
  if (attempts >= MOST_MAIL_ATTEMPTS)
    return { state: 'failed', problem: `${problem} It was tried ${attempts} times.` };
  const afterMs = PAUSES_MS[Math.min(attempts, PAUSES_MS.length) - 1] ?? MINUTE_MS;
  return { state: 'queued', afterMs, problem };
}

/** The same id makes the same one, so that the receiving side may know a mail that comes twice. */
export function messageIdOf(mailId: string, domain: string): string {
  return `<${mailId}@${domain}>`;
}

/** What a person may do with one. */
export type MailAct = 'decide' | 'retry';

export function allowedMailActs(state: MailState, to: string): readonly MailAct[] {
  if (state === 'undecided') return ['decide'];
  if (notHandedOver(to) !== null) return [];
  return state === 'queued' || state === 'kept' || state === 'failed' ? ['retry'] : [];
}

/** Where one stands, for whoever reads the outbox. */
export function mailStateWords(state: MailState, attempts: number): string {
  switch (state) {
    case 'queued':
      return attempts === 0 ? 'Waiting' : 'Goes again later';
    case 'sending':
      return 'Sending';
    case 'sent':
      return 'Sent';
    case 'kept':
      return 'Kept here';
    case 'undecided':
      return 'May have arrived';
    case 'failed':
      return 'Not sent';
  }
}

/** Why one is kept that no mail server will ever be given; null: it may be. */
export function keptForGood(state: MailState, to: string): string | null {
  if (state !== 'kept' || !isMadeUp(to)) return null;
  return 'The address is made up, as those of sample customers are: no mail server is given it.';
}
