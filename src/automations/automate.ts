/** Sets automations off by what happened, and takes those that run a step further. */
import type { QueueDeps } from '../commands/queue-invoices.ts';
import type { EngineJobs } from '../store/engine-jobs.ts';

export async function automate(_deps: QueueDeps, _job: EngineJobs['automate']): Promise<void> {}
