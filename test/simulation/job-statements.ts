/** graphile-worker's statements about a job's life, with virtual time in place of the database's. */
import { type RawBuilder, sql } from 'kysely';

/** Locked "long ago": how long a dead process' jobs must rest is real time, which does not pass here. */
const LOCKED_AT = '2000-01-01';

/** Parameters: the worker, now. Takes the first due job that nobody has and whose named queue rests. */
export const takeJob = `
  with due as (
    select job.id, job.job_queue_id from graphile_worker._private_jobs as job
      where job.is_available and job.run_at <= $2::timestamptz
        and (job.job_queue_id is null or job.job_queue_id in (
          select id from graphile_worker._private_job_queues as queue where queue.is_available for update skip locked))
      order by job.priority, job.run_at, job.id limit 1 for update skip locked),
  queue as (
    update graphile_worker._private_job_queues as queue set locked_by = $1::text, locked_at = '${LOCKED_AT}'
      from due where queue.id = due.job_queue_id)
  update graphile_worker._private_jobs as job
    set attempts = job.attempts + 1, locked_by = $1::text, locked_at = '${LOCKED_AT}'
    from due, graphile_worker._private_tasks as task
    where job.id = due.id and task.id = job.task_id
    returning job.id, task.identifier as task, job.payload`;

/** Parameter: now. When the next job that nobody has falls due; what is due already waits for more than time. */
export const nextJob = `
  select min(job.run_at) as next from graphile_worker._private_jobs as job
    left join graphile_worker._private_job_queues as queue on queue.id = job.job_queue_id
    where job.is_available and queue.is_available is not false and job.run_at > $1::timestamptz`;

/** Jobs that somebody has, living or dead. */
export const heldJobs = `
  select count(*)::int as held from graphile_worker._private_jobs where locked_by is not null`;

export function completeJob(worker: string, id: string): RawBuilder<unknown> {
  return sql`
    with job as (delete from graphile_worker._private_jobs where id = ${id}::bigint returning *)
    update graphile_worker._private_job_queues as queue set locked_by = null, locked_at = null
      from job where queue.id = job.job_queue_id and queue.locked_by = ${worker}::text`;
}

export function failJob(worker: string, id: string, message: string, now: Date): RawBuilder<unknown> {
  return sql`
    with job as (
      update graphile_worker._private_jobs
        set last_error = ${message}::text, locked_by = null, locked_at = null,
          run_at = greatest(${now}::timestamptz, run_at) + (exp(least(attempts, 10)) * interval '1 second')
        where id = ${id}::bigint and locked_by = ${worker}::text returning *)
    update graphile_worker._private_job_queues as queue set locked_by = null, locked_at = null
      from job where queue.id = job.job_queue_id and queue.locked_by = ${worker}::text`;
}
