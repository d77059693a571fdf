/**
 * Gives mail to a mail server (SMTP), one conversation each, and says whether the server took it, surely did not, or
 * nobody can tell.
 *
 * The library's errors do not say how far a conversation came: a closed connection looks alike before and after the text.
 * But the text is read from our stream only once the server has asked for it, so that first reading is the line between
 * "surely not taken" and "perhaps".
 */
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailOutcome } from '../domain/mail.ts';
import { fitWords } from './redact.ts';

export type Letter = {
  readonly fromName: string;
  readonly replyTo: string | null;
  readonly to: string;
  readonly toName: string | null;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly at: Date;
};

export type Mailer = {
  /** Of the address that mail comes from: the right half of every Message-ID. */
  readonly domain: string;
  /** Never throws for what the server or the network does. */
  send(letter: Letter): Promise<MailOutcome>;
};

export type MailerOptions = {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly url: string;
  /** The address that mail comes from. */
  readonly from: string;
  /** For how long the server may be silent. */
  readonly timeoutMs?: number;
};

const PATIENCE_MS = 30_000;

export function createMailer({ url, from, timeoutMs = PATIENCE_MS }: MailerOptions): Mailer {
  return {
    domain: from.slice(from.lastIndexOf('@') + 1),
    async send(letter) {
      const content = await compose(letter, from);
      return converse(url, timeoutMs, { from, to: letter.to }, content);
    },
  };
}

function compose(letter: Letter, from: string): Promise<Buffer> {
  return new MailComposer({
    from: { name: letter.fromName, address: from },
    to: { name: letter.toName ?? '', address: letter.to },
    ...(letter.replyTo === null ? {} : { replyTo: letter.replyTo }),
    subject: letter.subject,
    text: letter.text,
    messageId: letter.messageId,
    date: letter.at,
    // Machines that answer for people who are away leave such mail alone.
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
    .compile()
    .build();
}

function converse(
  url: string,
  timeoutMs: number,
  envelope: { readonly from: string; readonly to: string },
  content: Buffer,
): Promise<MailOutcome> {
  const { auth, ...options } = parseConnectionUrl(url);
  const connection = new SMTPConnection({
    ...options,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  const text = noticedWhenRead(content);
  return new Promise((resolve) => {
    const fail = (error: Error) => {
      const words = fitWords(withoutPassword(wordsOf(error), auth));
      resolve({ kind: kindOf(error, text.isRead()), words });
      connection.close();
    };
    const send = (error?: Error | null) => {
      if (error) fail(error);
      else
        connection.send({ from: envelope.from, to: [envelope.to] }, text.stream, (refusal, info) => {
          if (refusal) fail(refusal);
          else {
            resolve({ kind: 'taken', words: fitWords(info.response ?? '') });
            connection.quit();
          }
        });
    };
    // Also after the promise is settled: an error event that nobody hears ends the process.
    connection.on('error', fail);
    connection.connect((error) => {
      if (error) fail(error);
      else if (auth?.user && connection.allowsAuth) connection.login(auth, send);
      else send();
    });
  });
}

function noticedWhenRead(content: Buffer): { readonly stream: Readable; isRead(): boolean } {
  let isRead = false;
  const stream = new Readable({
    read() {
      isRead = true;
      this.push(content);
      this.push(null);
    },
  });
  return { stream, isRead: () => isRead };
}

type SmtpError = Error & {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
};

/** Refusals of who we are, not of this mail (RFC 4954), and the server's farewell. */
const aboutUs = [421, 454, 530, 534, 535, 538];

function kindOf(error: SmtpError, isTextRead: boolean): 'lost' | 'serverTrouble' | 'refused' | 'notNow' {
  const code = error.responseCode ?? 0;
  // After the text only a whole answer counts: what was cut off may be the beginning of another.
  if (isTextRead && !(error.code === 'EMESSAGE' && code >= 400)) return 'lost';
  const isAboutMail = ['MAIL FROM', 'RCPT TO', 'DATA'].includes(error.command ?? '');
  if (!isAboutMail || aboutUs.includes(code)) return 'serverTrouble';
  return code >= 500 ? 'refused' : 'notNow';
}

function wordsOf({ response, message }: SmtpError): string {
  return response ?? message;
}

/** Servers repeat what they do not understand, also when it was the password. */
function withoutPassword(words: string, auth: ReturnType<typeof parseConnectionUrl>['auth']): string {
  if (!auth?.pass) return words;
  const inBase64 = [`\0${auth.user}\0${auth.pass}`, auth.pass].map((text) =>
    Buffer.from(text).toString('base64'),
  );
  return [...inBase64, auth.pass].reduce((rest, secret) => rest.replaceAll(secret, '[hidden]'), words);
}
