/** What came of an action, in words. */
import { type Result, reasonOf } from '../commands/refusal.ts';
import type { RunStep } from '../store/automation-runs.ts';

export function did(words: string, made: RunStep['made'] = {}): RunStep {
  return { outcome: 'done', words, made };
}

/** There was nothing to do, or nobody to do it to: the run goes on. */
export function skipped(words: string): RunStep {
  return { outcome: 'skipped', words, made: {} };
}

/** A person must look: the run stands here. */
export function failed(words: string): RunStep {
  return { outcome: 'failed', words, made: {} };
}

/** Several of a kind as one step: failed where one failed, which says what was done before it; skipped where none was done. */
export function together(steps: readonly RunStep[], nothing: string): RunStep {
  const told = steps.filter(({ outcome }) => outcome !== 'skipped');
  const shown = told.length > 0 ? told : steps;
  if (shown.length === 0) return skipped(nothing);
  const words = shown.map((step) => step.words).join(' ');
  if (told.length === 0) return skipped(words);
  return told.some(({ outcome }) => outcome === 'failed') ? failed(words) : did(words);
}

export function stepOf(result: Result<unknown>, words: string): RunStep {
  return result.ok ? did(words) : failed(`${words} It was refused: ${reasonOf(result.refusal)}`);
}

/** As a wait is put, of a run and of a trial alike. */
export function waitWords(days: number): string {
  return `Wait ${days} ${days === 1 ? 'day' : 'days'}, then look again whether there is still a reason to go on.`;
}
