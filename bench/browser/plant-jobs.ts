/** Makes a board's worth of jobs, plainly sample: straight into the tables, with companies, invoices and values in added columns. */
import type pg from 'pg';

const COMPANIES = 500;

/** Numbers begin with `from`; a job in three has an invoice, one in two something in each added column. */
export async function plantJobs(
  pool: pg.Pool,
  workspaceId: string,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<void> {
  if (from === FIRST) await pool.query(`${companies};`, [workspaceId, COMPANIES]);
  if (from === FIRST) await pool.query(columns, [workspaceId]);
  await pool.query(jobs, [workspaceId, from, count, COMPANIES]);
  await pool.query(invoices, [workspaceId, from]);
  await pool.query(values, [workspaceId, from]);
  await pool.query('analyze');
}

export const FIRST = 10_001;

const companies = `
  insert into companies (workspace_id, id, name)
    select $1, gen_random_uuid(), 'Sample Customer ' || lpad(n::text, 4, '0') from generate_series(1, $2::integer) as n`;

const columns = `
  insert into custom_columns (workspace_id, id, board, name, type, position)
    select $1, gen_random_uuid(), 'jobs', name, type, position
    from (values ('Garments due', 'date', 0), ('Note', 'text', 1)) as own (name, type, position)`;

/** Titles lie across the numbers, so that sorting by them moves every row. */
const jobs = `
  insert into jobs (workspace_id, id, number, title, company_id, stage_id, start_on, due_on)
    select $1, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'J-' || n,
      'Sample print ' || lpad((n::bigint * 7919 % 1000003)::text, 7, '0'),
      (select id from companies where workspace_id = $1 order by name offset n % $4::integer limit 1),
      (select id from stages where workspace_id = $1 and board = 'jobs' order by position offset n % 4 limit 1),
      current_date + (n % 90 - 45), current_date + (n % 90 - 38)
    from generate_series($2::integer, $2::integer + $3::integer - 1) as n`;

const invoices = `
  insert into invoices (workspace_id, id, company_id, job_id, currency, issue_date, due_date, sub_total, total_tax, total)
    select workspace_id, gen_random_uuid(), company_id, id, 'AUD', due_on, due_on + 14, 100, 10, 110
    from jobs where workspace_id = $1 and substr(number, 3)::integer >= $2::integer and substr(number, 3)::integer % 3 = 0`;

const values = `
  insert into custom_values (workspace_id, record_id, column_id, value)
    select jobs.workspace_id, jobs.id, own.id,
      to_jsonb(case own.type when 'date' then jobs.due_on::text else 'Sample note ' || jobs.number end)
    from jobs join custom_columns as own on own.workspace_id = jobs.workspace_id and own.board = 'jobs'
    where jobs.workspace_id = $1 and substr(jobs.number, 3)::integer >= $2::integer
      and substr(jobs.number, 3)::integer % 2 = 0`;
