/** Holds e-mails, files and notes that were asked for here against what the books did: each once, or shown as undecided. */
import { sql } from 'kysely';
import type { Finding } from './findings.ts';
import type { Stage } from './stage.ts';

export async function findDocumentFaults(stage: Stage): Promise<readonly Finding[]> {
  return [
    ...(await emailFaults(stage)),
    ...(await fileFaults(stage)),
    ...(await noteFaults(stage)),
    ...(await readFaults(stage)),
  ];
}

/** Of each invoice: as many as are known to be sent, and one more where one is in doubt. */
async function emailFaults({ db, ledgers: { books } }: Stage): Promise<readonly Finding[]> {
  const { rows } = await sql<{
    subject: string;
    ledger_id: string;
    tenant_id: string;
    sent: number;
    doubted: number;
  }>`
    select 'e-mails of ' || invoice.reference as subject, mirror.ledger_id, connection.organisation_id as tenant_id,
      count(*) filter (where email.outcome is not null)::int as sent,
      count(*) filter (where operation.state = 'needsAttention' and operation.problem_code = 'OutcomeUnknown')::int
        as doubted
    from invoice_emails as email
    join invoices as invoice on invoice.workspace_id = email.workspace_id and invoice.id = email.invoice_id
    join mirrors as mirror on mirror.workspace_id = email.workspace_id and mirror.invoice_id = email.invoice_id
    join connections as connection on connection.workspace_id = mirror.workspace_id and connection.id = mirror.connection_id
    join sync_operations as operation on operation.workspace_id = email.workspace_id
      and operation.subject_kind = 'invoiceEmail' and operation.subject_id = email.id
    group by invoice.reference, mirror.ledger_id, connection.organisation_id`.execute(db);
  return rows.flatMap(({ subject, ledger_id, tenant_id: tenantId, sent, doubted }): Finding[] => {
    const there = books.listEmails({ tenantId }).filter(({ invoiceId }) => invoiceId === ledger_id).length;
    const says = `${there} were sent, and we know of ${sent}, with ${doubted} in doubt`;
    if (there > sent + doubted) return [{ kind: 'duplicates', subject, says }];
    return there < sent ? [{ kind: 'lost', subject, says }] : [];
  });
}

async function fileFaults(stage: Stage): Promise<readonly Finding[]> {
  const files = await stage.db
    .selectFrom('invoice_files as file')
    .innerJoin('mirrors as mirror', 'mirror.invoice_id', 'file.invoice_id')
    .innerJoin('connections as connection', 'connection.id', 'mirror.connection_id')
    .select(['file.name', 'file.content', 'file.ledger_id', 'mirror.ledger_id as subject_id'])
    .select('connection.organisation_id as tenant_id')
    .execute();
  return files.flatMap(({ name, content, ledger_id: ledgerId, ...subject }): Finding[] => {
    const at = { tenantId: subject.tenant_id, subjectId: subject.subject_id };
    const made = stage.ledgers.books.listHistory(at).filter(({ details }) => details === name).length;
    const held = stage.ledgers.books.listAttachments(at).find(({ fileName }) => fileName === name);
    const finding = (kind: Finding['kind'], says: string): Finding[] => [{ kind, subject: name, says }];
    if (made > 1) return finding('duplicates', `it was attached ${made} times`);
    if ((ledgerId ?? undefined) !== held?.attachmentId)
      return finding('lost', `we say that it is ${ledgerId} in the books, which hold ${held?.attachmentId}`);
    const isSame = held === undefined || Buffer.from(held.content, 'base64').equals(content);
    return isSame ? [] : finding('mismatched', 'its bytes differ');
  });
}

async function noteFaults(stage: Stage): Promise<readonly Finding[]> {
  const notes = await stage.db
    .selectFrom('invoice_notes as note')
    .innerJoin('mirrors as mirror', 'mirror.invoice_id', 'note.invoice_id')
    .innerJoin('connections as connection', 'connection.id', 'mirror.connection_id')
    .innerJoin('sync_operations as operation', 'operation.subject_id', 'note.id')
    .select(['note.text', 'mirror.ledger_id', 'operation.state', 'connection.organisation_id'])
    .execute();
  return notes.flatMap(({ text, ledger_id: subjectId, state, organisation_id: tenantId }): Finding[] => {
    const there = stage.ledgers.books
      .listHistory({ tenantId, subjectId })
      .filter(({ details }) => details === text).length;
    const says = `the books hold ${there}, ours is ${state}`;
    if (there > 1) return [{ kind: 'duplicates', subject: text, says }];
    return (there === 1) === (state === 'done') ? [] : [{ kind: 'lost', subject: text, says }];
  });
}

/** What somebody asked to see came, or says why not. */
async function readFaults({ db }: Stage): Promise<readonly Finding[]> {
  const waiting = await db
    .selectFrom('ledger_reads')
    .select(['what', 'asked_at'])
    .where((eb) => eb.or([eb('read_at', 'is', null), eb('read_at', '<', eb.ref('asked_at'))]))
    .execute();
  return waiting.map(({ what, asked_at }) => ({
    kind: 'stuck',
    subject: `reading ${what}`,
    says: `asked for at ${asked_at.toISOString()}, and never read`,
  }));
}
