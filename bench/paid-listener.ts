/** Hears when an invoice is shown as paid: from the change that every screen hears, and the status as screens read it. */
import pg from 'pg';

export type PaidListener = {
  /** Resolves when the invoice's accounting status is Paid and that was announced. */
  paid(workspaceId: string, invoiceId: string): Promise<void>;
  close(): Promise<void>;
};

export async function listenForPaid(databaseUrl: string): Promise<PaidListener> {
  const listening = new pg.Client({ connectionString: databaseUrl });
  const reading = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  const waiting = new Map<string, Map<string, () => void>>();
  const look = async (workspaceId: string) => {
    const invoices = waiting.get(workspaceId);
    if (invoices === undefined || invoices.size === 0) return;
    const { rows } = await reading.query(
      `select invoice_id from mirrors
        where workspace_id = $1 and invoice_id = any($2::uuid[]) and accounting_status = 'paid'`,
      [workspaceId, [...invoices.keys()]],
    );
    for (const { invoice_id: id } of rows) {
      invoices.get(String(id))?.();
      invoices.delete(String(id));
    }
  };
  listening.on('notification', ({ payload }) => {
    const change = JSON.parse(payload ?? '{}') as { readonly workspaceId?: string; readonly kind?: string };
    if (change.kind === 'invoice' && change.workspaceId !== undefined) void look(change.workspaceId);
  });
  await listening.connect();
  await listening.query('listen counterfoil_changes');
  return {
    paid: (workspaceId, invoiceId) =>
      new Promise((resolve) => {
        const invoices = waiting.get(workspaceId) ?? new Map<string, () => void>();
        waiting.set(workspaceId, invoices.set(invoiceId, resolve));
      }),
    async close() {
      await listening.end();
      await reading.end();
    },
  };
}
