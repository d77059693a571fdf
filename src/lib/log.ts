/** The log: JSON lines for machines, single readable lines in a terminal, and never a secret in either. */

import type { DestinationStream, Logger } from 'pino';
import { pino } from 'pino';
import { redact } from './redact.ts';

export type Log = Logger;
export type LogLevel = (typeof logLevels)[number];

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type LogOptions = {
  readonly level?: LogLevel;
  readonly name?: string;
  /** Where lines go: by default stdout, readable when it is a terminal and JSON when it is not. */
  readonly destination?: DestinationStream;
};

/** Makes the log. Every field is redacted by name at any depth before a line is written (see redact.ts). */
export function createLog({
  level = 'info',
  name,
  destination = defaultDestination(),
}: LogOptions = {}): Log {
  const log = pino(
    {
      level,
      base: name === undefined ? {} : { name },
      formatters: { level: (label) => ({ level: label }), log: redact },
      // Errors are already plain, redacted objects when the serializers run.
      serializers: { err: (value: unknown) => value },
      hooks: {
        logMethod(args, method) {
          method.apply(this, args.map(redactArgument) as typeof args);
        },
      },
    },
    destination,
  );
  const { child } = log;
  // pino keeps a child's own fields as they were given.
  log.child = function redactedChild(this: Log, bindings, childOptions) {
    return child.call(this, redact(bindings), childOptions) as ReturnType<typeof child>;
  } as typeof log.child;
  return log;
}

/** A log that says nothing: for tests and for callers that have none. */
export const silentLog: Log = pino({ level: 'silent' });

/** A destination that writes one readable line for each entry. `write` receives whole lines. */
export function readableLines(write: (line: string) => void): DestinationStream {
  return { write: (json: string) => write(`${readableLine(json)}\n`) };
}

function defaultDestination(): DestinationStream {
  return process.stdout.isTTY ? readableLines((line) => process.stdout.write(line)) : pino.destination(1);
}

// Fields come first and are redacted as they are written; a message, what is put into it, and a bare error are not.
function redactArgument(argument: unknown, index: number): unknown {
  if (index === 0 && argument instanceof Error) return { err: redact(argument) };
  return index === 0 && typeof argument === 'object' ? argument : redact(argument);
}

function readableLine(json: string): string {
  const { time, level, msg, name, err, ...rest } = JSON.parse(json) as Record<string, unknown>;
  const clock = new Date(Number(time)).toTimeString().slice(0, 8);
  const fields = Object.entries(rest).map(([key, value]) => `${key}=${plain(value)}`);
  const parts = [
    clock,
    String(level).padEnd(5),
    name ? `[${String(name)}]` : '',
    String(msg ?? ''),
    ...fields,
  ];
  return parts.filter((part) => part !== '').join(' ') + errorLines(err);
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function errorLines(err: unknown): string {
  if (typeof err !== 'object' || err === null) return '';
  const { message, stack } = err as { message?: unknown; stack?: unknown };
  return `\n  ${String(stack ?? message).replaceAll('\n', '\n  ')}`;
}
