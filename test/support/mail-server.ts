/** A small mail server (SMTP) with faults: keeps what it took, and fails the next conversation as it is told. */
import net from 'node:net';

export type MailFault =
  /** Answers a command with a refusal of that code: `at` its first word, or `text` for the whole mail. */
  | { readonly at: 'GREETING' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'text'; readonly code: number }
  /** Closes the connection there, or never says another word; a text that was whole is kept all the same. */
  | { readonly at: 'MAIL' | 'RCPT' | 'DATA' | 'text'; readonly how: 'drop' | 'silence' };

export type TakenMail = {
  readonly from: string;
  readonly to: readonly string[];
  /** With its headers, as it came; lines end with a line feed. */
  readonly text: string;
};

export type MailServer = {
  /** With `user` and `password` where it asks for them. */
  readonly url: string;
  readonly taken: readonly TakenMail[];
  /** How many times it was called. */
  readonly conversations: number;
  /** For the conversations to come, one each. */
  fail(...faults: readonly MailFault[]): void;
  close(): Promise<void>;
};

export async function openMailServer({
  wantsPassword = false,
}: {
  readonly wantsPassword?: boolean;
} = {}): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const faults: MailFault[] = [];
  const sockets = new Set<net.Socket>();
  let conversations = 0;
  const server = net.createServer((socket) => {
    conversations += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    converse(socket, { wantsPassword, fault: faults.shift() ?? null, take: (mail) => taken.push(mail) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    url: `smtp://${wantsPassword ? 'desk:a%20password@' : ''}127.0.0.1:${port}`,
    taken,
    get conversations() {
      return conversations;
    },
    fail: (...more) => void faults.push(...more),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Conversation = {
  readonly wantsPassword: boolean;
  readonly fault: MailFault | null;
  take(mail: TakenMail): void;
};

function converse(socket: net.Socket, { wantsPassword, fault, take }: Conversation): void {
  let [from, to]: [string, string[]] = ['', []];
  let text: string[] | null = null;
  let heard = '';
  const say = (line: string) => socket.write(`${line}\r\n`);
  /** Says the line, unless the fault is here. */
  const answer = (at: MailFault['at'], line: string): void => {
    if (fault?.at !== at) say(line);
    // As servers do that repeat what they were told.
    else if (at === 'AUTH' && 'code' in fault) say(`${fault.code} 5.7.8 Told to say so of ${heard}`);
    else if ('code' in fault) say(`${fault.code} 5.0.0 Told to say so`);
    else if (fault.how === 'drop') socket.destroy();
  };
  const hear = (line: string): void => {
    heard = line;
    const word = line.split(' ')[0]?.toUpperCase() ?? '';
    if (word === 'EHLO') say(`250-mail.example\r\n250 ${wantsPassword ? 'AUTH PLAIN' : 'SIZE 1000000'}`);
    else if (word === 'AUTH') answer('AUTH', isPassword(line) ? '235 Welcome' : '535 5.7.8 Who are you?');
    else if (word === 'MAIL') {
      from = addressIn(line);
      answer('MAIL', '250 Go on');
    } else if (word === 'RCPT') {
      to = [...to, addressIn(line)];
      answer('RCPT', '250 Go on');
    } else if (word === 'DATA') {
      if (fault?.at !== 'DATA') text = [];
      answer('DATA', '354 The text, please');
    } else if (word === 'QUIT') socket.end('221 Goodbye\r\n');
    else say('500 What?');
  };
  const readText = (line: string, lines: string[]): void => {
    if (line !== '.') return void lines.push(line.replace(/^\./, ''));
    text = null;
    if (!(fault?.at === 'text' && 'code' in fault)) take({ from, to, text: lines.join('\n') });
    answer('text', '250 2.0.0 Taken');
  };
  let rest = '';
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString('utf8')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) text === null ? hear(line) : readText(line, text);
  });
  answer('GREETING', '220 mail.example');
}

function addressIn(line: string): string {
  return /<(.*?)>/.exec(line)?.[1] ?? '';
}

function isPassword(line: string): boolean {
  const said = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString('utf8');
  return said === '\0desk\0a password';
}
