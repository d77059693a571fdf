/** One of the processes among which the seeds are shared out; see children.ts. */
import type { ToChild } from './children.ts';
import { runSeed } from './seed.ts';
import type { Template } from './template.ts';

let template: Template | undefined;

process.on('message', (message: ToChild) => {
  if ('template' in message) template = message.template;
  else void answer(message.seed);
});

async function answer(seed: number): Promise<void> {
  if (template === undefined) throw new Error('A seed came before the template');
  process.send?.(await runSeed(template, seed));
}
