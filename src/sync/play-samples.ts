/** Plays the sample invoices through in practice books: a round, and after a moment the next, until each has come to its end. */
import { type EngineJobs, wakePlaySamples } from '../store/engine-jobs.ts';
import type { Engine } from './engine.ts';

/** What has not come to its end after so many rounds waits for a person, or for another press. */
const MOST_ROUNDS = 600;
const LOOK_AGAIN_MS = 500;

export async function playSamples(engine: Engine, job: EngineJobs['playSamples']): Promise<void> {
  const { kind } = await engine.playSamples({ ...engine, ids: engine.newId }, job);
  if (kind === 'done' || job.round >= MOST_ROUNDS) return;
  const at = new Date(engine.clock.now().getTime() + LOOK_AGAIN_MS);
  await wakePlaySamples(engine.db, { ...job, round: job.round + 1 }, at);
}
