/** What QuickBooks says when it refuses: its fault, in whichever of its shapes it comes. */
import { z } from 'zod';
import { readJson } from '../../lib/exact-json.ts';

export type FaultError = {
  /** As text, without noughts in front; empty where none is given. */
  readonly code: string;
  readonly message: string;
  readonly detail: string;
  /** The part of the record that it means, as a path without line numbers; empty where none is given. */
  readonly element: string;
};

/** Never without an error. `type`: ValidationFault, SystemFault, AUTHENTICATION, … as written. */
export type Fault = { readonly type: string; readonly errors: readonly [FaultError, ...FaultError[]] };

/**
 * The fault in an answer's text: of the service or of the gateway before it (lower-case names), as JSON, or as the XML
 * in which the limits are spoken of whatever was asked for. Null where there is none.
 */
export function faultInText(text: string): Fault | null {
  if (/^\s*</.test(text)) return faultInXml(text);
  try {
    return faultIn(readJson(text));
  } catch {
    return null;
  }
}

/** The fault in a JSON value: an answer, or one item of a batch. Answers of status 200 may hold one too. */
export function faultIn(json: unknown): Fault | null {
  const { data } = holderSchema.safeParse(json);
  const fault = data?.Fault ?? data?.fault;
  if (!fault) return null;
  return faultOf(
    fault.type ?? '',
    (fault.Error ?? fault.error ?? []).map((error) => ({
      code: codeOf(error.code),
      message: error.Message ?? error.message ?? '',
      detail: error.Detail ?? error.detail ?? '',
      element: error.element ?? '',
    })),
  );
}

/** All that the fault says, for rules that look for words. */
export function wordsOfError({ message, detail }: FaultError): string {
  if (detail === '' || detail.includes(message)) return detail === '' ? message : detail;
  return message === '' ? detail : `${message}: ${detail}`;
}

const codeSchema = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((code) => String(code ?? ''));

const errorSchema = z.object({
  Message: z.string().nullish(),
  message: z.string().nullish(),
  Detail: z.string().nullish(),
  detail: z.string().nullish(),
  code: codeSchema,
  element: z.string().nullish(),
});

const faultSchema = z
  .object({
    Error: z.array(errorSchema).nullish(),
    error: z.array(errorSchema).nullish(),
    type: z.string().nullish(),
  })
  .nullish();

const holderSchema = z.object({ Fault: faultSchema, fault: faultSchema });

const unsaid: FaultError = { code: '', message: '', detail: '', element: '' };

function faultOf(type: string, errors: readonly FaultError[]): Fault {
  const [first = unsaid, ...others] = errors;
  return { type, errors: [first, ...others] };
}

// The gateway writes 003001 inside its message and 3001 beside it.
const codeOf = (code: string): string => code.trim().replace(/^0+(?=\d)/, '');

/** Not a reader of XML: the few elements of a fault, which have no others of the same name inside them. */
function faultInXml(text: string): Fault | null {
  const fault = /<Fault\b(?<head>[^>]*)>(?<body>[\s\S]*?)<\/Fault>/.exec(text)?.groups;
  if (fault === undefined) return null;
  const errors = [...(fault.body ?? '').matchAll(/<Error\b(?<head>[^>]*)>(?<body>[\s\S]*?)<\/Error>/g)];
  return faultOf(
    attributeOf(fault.head ?? '', 'type'),
    errors.map(({ groups }) => ({
      code: codeOf(attributeOf(groups?.head ?? '', 'code')),
      message: elementOf(groups?.body ?? '', 'Message'),
      detail: elementOf(groups?.body ?? '', 'Detail'),
      element: attributeOf(groups?.head ?? '', 'element'),
    })),
  );
}

function attributeOf(head: string, name: string): string {
  return unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(head)?.[1] ?? '');
}

function elementOf(body: string, name: string): string {
  return unescaped(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(body)?.[1] ?? '').trim();
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const unescaped = (text: string): string =>
  text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => entities[name] ?? whole);
