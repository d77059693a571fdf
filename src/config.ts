/** The settings, read from the environment: the only file that reads it. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { LogLevel } from './lib/log.ts';
import { logLevels } from './lib/log.ts';
import { type WebhookTargets, webhookTargets } from './lib/webhook-targets.ts';

export type Config = {
  readonly port: number;
  /** An absolute path. */
  readonly dataDir: string;
  /** As browsers reach us, without a slash at the end. */
  readonly publicUrl: string;
  /** Whether cookies are marked Secure: exactly when the public URL is https. */
  readonly secureCookies: boolean;
  /** 32 characters or more: signs sessions and seals the ledgers' tokens. */
  readonly secret: string;
  /** Undefined: the launcher starts a PostgreSQL of its own in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly sandboxPort: number;
  readonly quickbooksSandboxPort: number;
  readonly xero: XeroConfig;
  readonly quickbooks: QuickbooksConfig;
  /** Where webhooks of ours may go: the public internet alone, or anywhere. */
  readonly webhookTargets: WebhookTargets;
  /** Undefined: mail is kept to be read in the outbox, and none goes out. */
  readonly mail: MailConfig | undefined;
  readonly logLevel: LogLevel;
};

export type XeroConfig = {
  /** Undefined: nothing is set up for the real Xero. Where no ledger is, the launcher offers the practice ones. */
  readonly app: { readonly clientId: string; readonly clientSecret: string } | undefined;
  /** Undefined: webhooks from Xero are refused, and the sweep alone brings its changes. */
  readonly webhookKey: string | undefined;
  readonly apiUrl: string;
  readonly identityUrl: string;
  readonly loginUrl: string;
};

export type QuickbooksConfig = {
  readonly app: { readonly clientId: string; readonly clientSecret: string } | undefined;
  /** The verifier token. Undefined: webhooks from QuickBooks are refused, and the sweep alone brings its changes. */
  readonly webhookToken: string | undefined;
  readonly apiUrl: string;
  /** Where people consent. */
  readonly oauthUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl: string;
};

/** The mail server, with its password, and the address that mail comes from. */
export type MailConfig = { readonly url: string; readonly from: string };

/** The environment cannot be used; the message names every fault, one on a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`These settings need a look:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/** Every setting, as README's table shows them; `initial` is what holds when it is absent. */
export const settings = [
  { name: 'PORT', initial: '4000', meaning: 'the port of the web application and the API' },
  {
    name: 'COUNTERFOIL_DATA_DIR',
    initial: './data',
    meaning: 'the folder for the database, the secret and logs',
  },
  {
    name: 'COUNTERFOIL_PUBLIC_URL',
    initial: 'http://localhost:$PORT',
    meaning: 'the address people open; https makes cookies secure',
  },
  {
    name: 'COUNTERFOIL_SECRET',
    initial: 'made once, kept in the data folder',
    meaning: '32 characters or more: signs sessions and encrypts tokens',
  },
  {
    name: 'DATABASE_URL',
    initial: 'a PostgreSQL of our own in the data folder',
    meaning: 'a PostgreSQL 15 or later (`postgres://…`)',
  },
  { name: 'SANDBOX_PORT', initial: '4010', meaning: 'the port of the practice Xero' },
  { name: 'QUICKBOOKS_SANDBOX_PORT', initial: '4020', meaning: 'the port of the practice QuickBooks' },
  {
    name: 'XERO_CLIENT_ID',
    initial: 'the practice Xero',
    meaning: 'your Xero app; set together with its secret',
  },
  { name: 'XERO_CLIENT_SECRET', initial: 'the practice Xero', meaning: "your Xero app's secret" },
  { name: 'XERO_WEBHOOK_KEY', initial: 'none', meaning: "your Xero app's webhook signing key" },
  { name: 'XERO_API_URL', initial: 'https://api.xero.com', meaning: "Xero's API" },
  { name: 'XERO_IDENTITY_URL', initial: 'https://identity.xero.com', meaning: "Xero's token service" },
  { name: 'XERO_LOGIN_URL', initial: 'https://login.xero.com', meaning: "Xero's sign-in page" },
  {
    name: 'QUICKBOOKS_CLIENT_ID',
    initial: 'the practice QuickBooks',
    meaning: 'your Intuit app; set together with its secret',
  },
  {
    name: 'QUICKBOOKS_CLIENT_SECRET',
    initial: 'the practice QuickBooks',
    meaning: "your Intuit app's secret",
  },
  {
    name: 'QUICKBOOKS_WEBHOOK_TOKEN',
    initial: 'none',
    meaning: "your Intuit app's verifier token for webhooks",
  },
  {
    name: 'QUICKBOOKS_API_URL',
    initial: 'https://quickbooks.api.intuit.com',
    meaning: "QuickBooks' API; `https://sandbox-quickbooks.api.intuit.com` for Intuit's own sandbox",
  },
  {
    name: 'QUICKBOOKS_OAUTH_URL',
    initial: 'https://appcenter.intuit.com',
    meaning: "Intuit's sign-in page",
  },
  {
    name: 'QUICKBOOKS_TOKEN_URL',
    initial: 'https://oauth.platform.intuit.com',
    meaning: "Intuit's token service",
  },
  {
    name: 'QUICKBOOKS_REVOKE_URL',
    initial: 'https://developer.api.intuit.com',
    meaning: 'where Intuit takes tokens back',
  },
  {
    name: 'WEBHOOK_TARGETS',
    initial: 'public',
    meaning: '`any` lets webhooks of yours go to http addresses and into private networks as well',
  },
  {
    name: 'SMTP_URL',
    initial: 'none: mail is kept in the outbox',
    meaning: 'your mail server (`smtps://user:password@host:465`); set together with `MAIL_FROM`',
  },
  { name: 'MAIL_FROM', initial: 'none', meaning: 'the address that mail comes from' },
  { name: 'LOG_LEVEL', initial: 'info', meaning: `one of ${logLevels.join(', ')}` },
] as const;

/**
 * Reads the settings. An empty value counts as absent. Throws ConfigError naming all faults at once, also names
 * beginning with XERO_, QUICKBOOKS_ or COUNTERFOIL_ that are no setting: they are misspelt ones. Where COUNTERFOIL_SECRET is
 * absent, one is made and kept in `<data folder>/secret`, readable by the owner alone.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = environment.safeParse(given);
  const faults = [...(parsed.success ? [] : parsed.error.issues.map(describe)), ...unknownNames(given)];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  const value = parsed.data;
  const dataDir = resolve(value.COUNTERFOIL_DATA_DIR);
  const publicUrl = value.COUNTERFOIL_PUBLIC_URL ?? `http://localhost:${value.PORT}`;
  return {
    port: value.PORT,
    dataDir,
    publicUrl,
    secureCookies: publicUrl.startsWith('https:'),
    secret: value.COUNTERFOIL_SECRET ?? keptSecret(dataDir),
    databaseUrl: value.DATABASE_URL,
    sandboxPort: value.SANDBOX_PORT,
    quickbooksSandboxPort: value.QUICKBOOKS_SANDBOX_PORT,
    xero: xeroConfig(value),
    quickbooks: quickbooksConfig(value),
    webhookTargets: value.WEBHOOK_TARGETS,
    mail: mailConfig(value),
    logLevel: value.LOG_LEVEL,
  };
}

const port = (initial: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a number, such as 4000')
    .transform(Number)
    .refine((value) => value >= 1 && value <= 65_535, 'must be between 1 and 65535')
    .default(initial);

const webUrl = z
  .string()
  .refine(isWebUrl, 'must be a web address, such as https://desk.example')
  .transform((value) => value.replace(/\/+$/, ''));

const halves = [
  ['XERO_CLIENT_ID', 'XERO_CLIENT_SECRET'],
  ['QUICKBOOKS_CLIENT_ID', 'QUICKBOOKS_CLIENT_SECRET'],
  ['SMTP_URL', 'MAIL_FROM'],
] as const;

/** Each with those that it must differ from. */
const ports = [
  ['SANDBOX_PORT', 'PORT'],
  ['QUICKBOOKS_SANDBOX_PORT', 'PORT', 'SANDBOX_PORT'],
] as const;

const environment = z
  .object({
    PORT: port(4000),
    COUNTERFOIL_DATA_DIR: z.string().default('./data'),
    COUNTERFOIL_PUBLIC_URL: webUrl
      // Xero refuses an app whose own addresses carry its name.
      .refine(
        (value) => !/xero/i.test(value),
        'must not contain the word "xero": Xero refuses such addresses',
      )
      .optional(),
    COUNTERFOIL_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must be an address such as postgres://user:password@host:5432/name')
      .optional(),
    SANDBOX_PORT: port(4010),
    QUICKBOOKS_SANDBOX_PORT: port(4020),
    XERO_CLIENT_ID: z.string().optional(),
    XERO_CLIENT_SECRET: z.string().optional(),
    XERO_WEBHOOK_KEY: z.string().optional(),
    XERO_API_URL: webUrl.default('https://api.xero.com'),
    XERO_IDENTITY_URL: webUrl.default('https://identity.xero.com'),
    XERO_LOGIN_URL: webUrl.default('https://login.xero.com'),
    QUICKBOOKS_CLIENT_ID: z.string().optional(),
    QUICKBOOKS_CLIENT_SECRET: z.string().optional(),
    QUICKBOOKS_WEBHOOK_TOKEN: z.string().optional(),
    QUICKBOOKS_API_URL: webUrl.default('https://quickbooks.api.intuit.com'),
    QUICKBOOKS_OAUTH_URL: webUrl.default('https://appcenter.intuit.com'),
    QUICKBOOKS_TOKEN_URL: webUrl.default('https://oauth.platform.intuit.com'),
    QUICKBOOKS_REVOKE_URL: webUrl.default('https://developer.api.intuit.com'),
    WEBHOOK_TARGETS: z.enum(webhookTargets, `must be one of ${webhookTargets.join(', ')}`).default('public'),
    SMTP_URL: z
      .string()
      .refine(isMailServer, 'must be an address such as smtps://user:password@mail.example:465')
      .optional(),
    MAIL_FROM: z.email('must be an address such as desk@sample.example').optional(),
    LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  })
  .superRefine((value, context) => {
    for (const [one, other] of halves) {
      const [missing, present] = value[one] ? [other, one] : [one, other];
      if (value[present] && !value[missing])
        context.addIssue({
          code: 'custom',
          path: [missing],
          message: `must be set too, since ${present} is`,
        });
    }
    for (const [name, ...others] of ports) {
      const same = others.find((other) => value[other] === value[name]);
      if (same !== undefined)
        context.addIssue({ code: 'custom', path: [name], message: `must differ from ${same}` });
    }
  });

function xeroConfig(value: z.infer<typeof environment>): XeroConfig {
  const { XERO_CLIENT_ID: clientId, XERO_CLIENT_SECRET: clientSecret } = value;
  return {
    app: clientId && clientSecret ? { clientId, clientSecret } : undefined,
    webhookKey: value.XERO_WEBHOOK_KEY,
    apiUrl: value.XERO_API_URL,
    identityUrl: value.XERO_IDENTITY_URL,
    loginUrl: value.XERO_LOGIN_URL,
  };
}

function quickbooksConfig(value: z.infer<typeof environment>): QuickbooksConfig {
  const { QUICKBOOKS_CLIENT_ID: clientId, QUICKBOOKS_CLIENT_SECRET: clientSecret } = value;
  return {
    app: clientId && clientSecret ? { clientId, clientSecret } : undefined,
    webhookToken: value.QUICKBOOKS_WEBHOOK_TOKEN,
    apiUrl: value.QUICKBOOKS_API_URL,
    oauthUrl: value.QUICKBOOKS_OAUTH_URL,
    tokenUrl: value.QUICKBOOKS_TOKEN_URL,
    revokeUrl: value.QUICKBOOKS_REVOKE_URL,
  };
}

function mailConfig({ SMTP_URL: url, MAIL_FROM: from }: z.infer<typeof environment>): MailConfig | undefined {
  return url && from ? { url, from } : undefined;
}

function describe(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')} ${issue.message}`;
}

// The command line's own, which may be set in the same shell.
const clientNames = ['COUNTERFOIL_URL', 'COUNTERFOIL_API_KEY'];

function unknownNames(given: object): readonly string[] {
  const known = [...settings.map((setting) => setting.name), ...clientNames];
  return Object.keys(given)
    .filter((name) => /^(XERO|QUICKBOOKS|COUNTERFOIL)_/.test(name) && !known.includes(name))
    .map((name) => `${name} is not a setting${nearest(name, known)}`);
}

function nearest(name: string, known: readonly string[]): string {
  const words = new Set(name.split('_'));
  const shared = (other: string) => other.split('_').filter((word) => words.has(word)).length;
  const best = known.toSorted((a, b) => shared(b) - shared(a))[0];
  return best !== undefined && shared(best) > 1 ? ` (did you mean ${best}?)` : '';
}

function isWebUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isMailServer(value: string): boolean {
  return URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol) && new URL(value).hostname !== '';
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  mkdirSync(dataDir, { recursive: true });
  try {
    // `wx`: of two processes that start together one writes, and both read what it wrote.
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return usableSecret(file);
}

// A file cut short by a full disk must not become a short secret; nor may a new one lock sealed tokens away.
function usableSecret(file: string): string {
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length >= 32) return secret;
  throw new ConfigError([`${file} holds no secret of 32 characters: restore it, or set COUNTERFOIL_SECRET`]);
}
