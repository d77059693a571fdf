/** A sandbox with a connected app, for tests: every call goes through the API as a product's would. */

import { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';

export const ALL_SCOPES = [
  ...['openid', 'offline_access', 'accounting.invoices', 'accounting.payments', 'accounting.contacts'],
  ...['accounting.settings', 'accounting.banktransactions', 'accounting.attachments'],
  ...['accounting.reports.aged.read', 'accounting.reports.profitandloss.read'],
].join(' ');

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; tests look into it freely. */
  readonly json: Loose;
}

/** What JSON.parse gives: tests look into answers without ceremony, and a wrong look fails the test. */
export type Loose = ReturnType<typeof JSON.parse>;

export interface Bench {
  readonly sandbox: Sandbox;
  readonly tenantId: string;
  readonly contactId: string;
  readonly accessToken: string;
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply>;
  /** Creates one invoice through the API and gives it as answered. */
  invoice(fields?: Readonly<Record<string, unknown>>): Promise<Loose>;
}

/** A stopped clock: Tuesday 3 March 2026, 02:00 UTC, which is afternoon in Sydney. */
export const NOON = Date.UTC(2026, 2, 3, 2, 0, 0, 250);

export function openBench(
  options: SandboxOptions = {},
  { countryCode = 'AU', scope = ALL_SCOPES }: { readonly countryCode?: string; readonly scope?: string } = {},
): Bench {
  const sandbox = createSandbox({ limits: false, seed: 7, clock: { now: () => NOON }, ...options });
  const organisation = sandbox.books.listOrganisations().find((each) => each.countryCode === countryCode);
  if (!organisation) throw new Error(`no practice organisation in ${countryCode}`);
  const { tenantId } = organisation;
  const { accessToken } = sandbox.control.grantAccess({ tenantIds: [tenantId], scope });
  const contactId = sandbox.books.listContacts({ tenantId })[0]?.contactId ?? '';
  const call: Bench['call'] = async (method, path, body, headers = {}) => {
    const response = await sandbox.app.request(`http://localhost:4010/api.xro/2.0${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${accessToken}`,
        'xero-tenant-id': tenantId,
        Accept: 'application/json',
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return readReply(response);
  };
  const invoice = async (fields: Readonly<Record<string, unknown>> = {}) => {
    const sent = { ...standardInvoice(contactId), ...fields };
    const reply = await call('PUT', '/Invoices', sent);
    if (reply.status !== 200) throw new Error(reply.text);
    return first(reply.json.Invoices);
  };
  return { sandbox, tenantId, contactId, accessToken, call, invoice };
}

/** AUTHORISED, 110.00 with Australian GST. */
export const standardInvoice = (contactId: string) => ({
  Type: 'ACCREC',
  Status: 'AUTHORISED',
  Contact: { ContactID: contactId },
  Date: '2026-03-01',
  DueDate: '2026-03-20',
  LineAmountTypes: 'Exclusive',
  LineItems: [{ Description: 'Printed shirts', Quantity: 10, UnitAmount: '10.00', AccountCode: '200' }],
});

export async function readReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get('Content-Type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} };
}

export function first(list: Loose | undefined): Loose {
  const found = list?.[0];
  if (found === undefined) throw new Error('the list is empty');
  return found;
}

/** The validation messages of a 400, or of one element. */
export function messages(reply: Loose | undefined): readonly string[] {
  const elements = reply?.Elements ?? [reply];
  return [...elements].flatMap((element) =>
    [...(element?.ValidationErrors ?? [])].map((error) => String(error.Message)),
  );
}

/** Waits until it holds, or fails after two seconds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 2_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('what was waited for did not happen');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
