/** A file that was put to an invoice here is attached to it in the books. */
import type { Problem } from '../../domain/problem.ts';
import type { LedgerClient, LedgerFile, Outcome } from '../../providers/provider.ts';
import { findFileContent, findInvoiceFile, setFileLedgerId } from '../../store/invoice-files.ts';
import { ledgerLabel } from '../../store/ledger-references.ts';
import { findMirror } from '../../store/mirrors.ts';
import { type Kind, vanished } from './kind.ts';

/** All but the bytes, which stay where they are until they leave. */
type FilePayload = {
  readonly invoiceLedgerId: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly isOnline: boolean;
  readonly ledgerName: string;
};

export const attachFile: Kind<FilePayload, LedgerFile> = {
  batchSize: () => 1,

  async prepare({ tx, connection }, operations) {
    const [operation] = operations;
    if (operation === undefined) return { elements: [] };
    const workspaceId = connection.workspace_id;
    const file = await findInvoiceFile(tx, workspaceId, operation.subject_id);
    const mirror = file && (await findMirror(tx, workspaceId, file.invoice_id));
    if (file === undefined || mirror === undefined)
      return { elements: [], refused: [{ operation, problems: [vanished('file or its invoice')] }] };
    const payload = {
      invoiceLedgerId: mirror.ledger_id,
      name: file.name,
      type: file.type,
      size: file.size,
      isOnline: file.is_online,
      ledgerName: ledgerLabel(connection.provider),
    };
    return { elements: [{ operation, payload }] };
  },

  /** Looks at what is there before: a file of the same name would be overwritten, whoever put it there. */
  async send(books, [element], key, engine) {
    if (element === undefined) return { ok: true, value: [] };
    const { operation, payload } = element;
    const there = await filesNamed(books, payload);
    if (!there.ok) return there;
    const [same] = there.value;
    if (same?.size === payload.size) return { ok: true, value: [{ ok: true, value: same }] };
    if (same !== undefined) return { ok: true, value: [{ ok: false, problems: [nameTaken(payload)] }] };
    const content = await findFileContent(engine.db, operation.workspace_id, operation.subject_id);
    if (content === undefined) return { ok: true, value: [{ ok: false, problems: [vanished('file')] }] };
    const attached = await books.attachFile({ ...payload, content }, key);
    return attached.ok ? { ok: true, value: [attached] } : attached;
  },

  async look(books, [element]) {
    if (element === undefined) return { ok: true, value: new Map() };
    const { operation, payload } = element;
    const there = await filesNamed(books, payload);
    if (!there.ok) return there;
    return {
      ok: true,
      value: new Map([[operation.id, there.value.filter(({ size }) => size === payload.size)]]),
    };
  },

  async finish({ tx, connection }, finished) {
    for (const { operation, record } of finished)
      await setFileLedgerId(tx, connection.workspace_id, operation.subject_id, record.ledgerId);
  },
};

/** The ledger knows a file by its name, whatever its letters' case. */
async function filesNamed(
  books: LedgerClient,
  { invoiceLedgerId, name }: FilePayload,
): Promise<Outcome<readonly LedgerFile[]>> {
  const files = await books.invoiceFiles(invoiceLedgerId);
  if (!files.ok) return files;
  const wanted = name.toLowerCase();
  return { ok: true, value: files.value.filter((file) => file.name.toLowerCase() === wanted) };
}

function nameTaken({ name, ledgerName }: FilePayload): Problem {
  return {
    code: 'LedgerRejected',
    message: `The invoice has another file named ${name} in ${ledgerName}. Remove this one here and add it under another name.`,
    field: 'name',
    setting: null,
    ledgerWords: null,
  };
}
