/** What moves by itself in every seed, and whether each of it happened once for each real transition. */
import { sql } from 'kysely';
import { messageIdOf } from '../../src/domain/mail.ts';
import type { Finding } from './findings.ts';
import type { Stage } from './stage.ts';

const owner = { kind: 'role', role: 'owner' };
const notify = (message: string, byEmail: boolean) => ({ kind: 'notify', to: [owner], message, byEmail });
const emailCustomer = (subject: string) => ({
  kind: 'emailCustomer',
  subject,
  body: '{{invoice.owing}} is owing.',
});

/** Of the board of invoices; `label` is the one that an automation sets, and another waits for. */
function rules(columnId: string, label: string) {
  const becomes = (status: string) => ({ kind: 'statusBecomes', status });
  return [
    {
      name: 'paid',
      trigger: becomes('paid'),
      actions: [
        { kind: 'setColumn', columnId, value: label },
        notify('{{invoice.number}} is paid', false),
        emailCustomer('Thank you for {{invoice.number}}'),
      ],
    },
    {
      name: 'unpaid',
      trigger: { kind: 'statusStops', status: 'paid' },
      actions: [
        { kind: 'setColumn', columnId, value: null },
        notify('{{invoice.number}} is paid no more', true),
      ],
    },
    {
      name: 'overdue',
      trigger: becomes('overdue'),
      actions: [notify('{{invoice.number}} is overdue', true)],
    },
    {
      name: 'deposit',
      trigger: { kind: 'firstPayment' },
      actions: [
        emailCustomer('Received for {{invoice.number}}'),
        { kind: 'wait', days: 1 },
        notify('a day after {{invoice.number}}', false),
      ],
    },
    {
      name: 'labelled',
      trigger: { kind: 'columnChanges', columnId, to: label },
      actions: [notify('labelled {{invoice.number}}', false)],
    },
    { name: 'refused', trigger: { kind: 'pushFailed' }, actions: [notify('could not be sent', false)] },
    {
      name: 'voided',
      trigger: { kind: 'invoiceVoided' },
      actions: [notify('{{invoice.number}} is void', false)],
    },
    {
      name: 'reminded',
      trigger: { kind: 'dueDate', days: 1 },
      actions: [emailCustomer('Due: {{invoice.number}}')],
    },
  ];
}

/** Part of the state in which every seed begins. */
export async function setUpAutomations({ people }: Stage): Promise<void> {
  const options = [{ name: 'Money is here', color: 'green' }];
  const column = await people.press('POST', '/api/v1/columns', {
    board: 'invoices',
    name: 'Money',
    type: 'status',
    options,
  });
  // As the API answers.
  const label = (column.body.options as { id: string }[])[0]?.id ?? '';
  for (const rule of rules(String(column.body.id), label)) {
    const { status, body } = await people.press('POST', '/api/v1/automations', {
      board: 'invoices',
      conditions: null,
      ...rule,
    });
    if (status !== 201) throw new Error(`An automation was refused: ${status} ${JSON.stringify(body)}`);
  }
}

export async function findAutomationFaults(stage: Stage, workspaceId: string): Promise<readonly Finding[]> {
  return [
    ...(await brokenChains(stage, workspaceId)),
    ...(await runFaults(stage, workspaceId)),
    ...(await openRuns(stage, workspaceId)),
    ...(await strayWords(stage, workspaceId)),
    ...(await mailFaults(stage, workspaceId)),
  ];
}

/** A transition begins where the one before it ended: one that was recorded twice does not. */
async function brokenChains({ db }: Stage, workspaceId: string): Promise<readonly Finding[]> {
  const { rows } = await sql<{ subject: string; says: string }>`
    select coalesce(invoice.number, invoice.reference) as subject,
      format('it was %s, and then came from %s', chain.before, chain.from_status) as says
    from (select invoice_id, coalesce(from_status, '-') || ' ' || from_ledger_status || ' ' || owing_before as from_status,
        lag(coalesce(to_status, '-') || ' ' || to_ledger_status || ' ' || owing_after)
          over (partition by invoice_id order by at, id) as before
      from status_transitions where workspace_id = ${workspaceId} and from_ledger_status is not null) as chain
    join invoices invoice on invoice.workspace_id = ${workspaceId} and invoice.id = chain.invoice_id
    where chain.before is distinct from chain.from_status and chain.before is not null`.execute(db);
  return rows.map((row) => ({ kind: 'mismatched', ...row, subject: `transitions of ${row.subject}` }));
}

/** What sets each off, asked of the transitions themselves and not of the code that decides it. */
const shouldRun = {
  paid: sql`to_status = 'paid' and from_status is distinct from 'paid'`,
  unpaid: sql`from_status = 'paid' and to_status is distinct from 'paid'`,
  overdue: sql`to_status = 'overdue' and from_status is distinct from 'overdue'`,
  voided: sql`to_ledger_status = 'voided' and from_ledger_status is distinct from 'voided'`,
};

/** First readings are left out: those of a backfill set nothing off. */
async function runFaults({ db }: Stage, workspaceId: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [name, isOne] of Object.entries(shouldRun)) {
    const { rows } = await sql<{ number: string; wanted: number; ran: number }>`
      select coalesce(invoice.number, invoice.reference) as number,
        (select count(*)::int from status_transitions transition where transition.workspace_id = ${workspaceId}
          and transition.invoice_id = invoice.id and transition.from_ledger_status is not null and ${isOne}) as wanted,
        (select count(*)::int from automation_runs run
          join automations automation on automation.workspace_id = run.workspace_id and automation.id = run.automation_id
          join automation_events event on event.workspace_id = run.workspace_id and event.id = run.event_id
          where run.workspace_id = ${workspaceId} and automation.name = ${name} and run.record_id = invoice.id
            and event.facts ->> 'fromLedgerStatus' is not null) as ran
      from invoices invoice where invoice.workspace_id = ${workspaceId}`.execute(db);
    for (const { number, wanted, ran } of rows)
      if (wanted !== ran)
        findings.push({
          kind: ran > wanted ? 'duplicates' : 'lost',
          subject: `automation ${name} of ${number}`,
          says: `it should have run ${wanted} times, and ran ${ran} times`,
        });
  }
  return findings;
}

/** All has been looked at, nothing stands in the middle, and each action that was done is noted. */
async function openRuns({ db }: Stage, workspaceId: string): Promise<readonly Finding[]> {
  const { rows } = await sql<{ subject: string; says: string }>`
    select 'event ' || kind as subject, 'nobody has looked at it' as says from automation_events
      where workspace_id = ${workspaceId} and handled_at is null
    union all
    select automation.name, format('%s at action %s: %s', run.state, run.position, run.ended_because) from automation_runs run
      join automations automation on automation.workspace_id = run.workspace_id and automation.id = run.automation_id
      where run.workspace_id = ${workspaceId} and run.state in ('running', 'failed')
    union all
    select 'steps of ' || run.id, format('%s are noted of %s', count(step.position), run.position) from automation_runs run
      left join automation_steps step on step.workspace_id = run.workspace_id and step.run_id = run.id
      where run.workspace_id = ${workspaceId} group by run.id, run.position having count(step.position) <> run.position`.execute(
    db,
  );
  return rows.map((row) => ({ kind: 'stuck', ...row }));
}

/** Whatever people and customers were told stands in the step that told it, in one alone. */
async function strayWords({ db }: Stage, workspaceId: string): Promise<readonly Finding[]> {
  const { rows } = await sql<{ subject: string; steps: number }>`
    with told as (
      select 'notification ' || title as subject, id from notifications
        where workspace_id = ${workspaceId} and about_kind = 'invoice'
          and exists (select from automations where automations.workspace_id = ${workspaceId} and body like '%(' || automations.name || ')')
      union all
      select 'mail ' || subject, id from mails where workspace_id = ${workspaceId} and about_kind = 'invoice'),
    noted as (
      select made.id::uuid from automation_steps step,
        lateral (select jsonb_array_elements_text(step.made -> 'notifications') as id
          union all select jsonb_array_elements_text(step.made -> 'mails')) made
      where step.workspace_id = ${workspaceId})
    select told.subject, count(noted.id)::int as steps from told left join noted on noted.id = told.id
      group by told.subject, told.id having count(noted.id) <> 1`.execute(db);
  return rows.map(({ subject, steps }) => ({
    kind: 'duplicates',
    subject,
    says: `${steps} steps of automations know of it`,
  }));
}

/** Each mail arrived once where we say that it was sent, at most once where nobody can tell, and never otherwise. */
async function mailFaults({ db, mail }: Stage, workspaceId: string): Promise<readonly Finding[]> {
  const mails = await db
    .selectFrom('mails')
    .select(['id', 'subject', 'state'])
    .where('workspace_id', '=', workspaceId)
    .execute();
  return mails.flatMap(({ id, subject, state }): Finding[] => {
    const arrived = mail.arrived.get(messageIdOf(id, mail.mailer.domain)) ?? 0;
    const says = `it arrived ${arrived} times, and is ${state}`;
    if (arrived > 1) return [{ kind: 'duplicates', subject: `mail ${subject}`, says }];
    if (state === 'sent' && arrived === 0) return [{ kind: 'lost', subject: `mail ${subject}`, says }];
    if (state === 'queued' || state === 'sending')
      return [{ kind: 'stuck', subject: `mail ${subject}`, says }];
    return state === 'failed' && arrived > 0
      ? [{ kind: 'mismatched', subject: `mail ${subject}`, says }]
      : [];
  });
}
