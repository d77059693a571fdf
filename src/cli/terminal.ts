/** What the commands write to: lines, one line of progress that is written over, and questions. */
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

export type Terminal = {
  say(line: string): void;
  /** Shows how far it is: over the same line in a terminal, as a new line where it changed elsewhere. */
  progress(line: string): void;
  /** Asks; null where nobody can answer. */
  ask(question: string): Promise<string | null>;
};

export function createTerminal(
  input: Readable & { isTTY?: boolean },
  output: Writable & { isTTY?: boolean },
): Terminal {
  const isScreen = output.isTTY === true;
  let shown = '';
  const finishProgress = () => {
    if (isScreen && shown !== '') output.write('\n');
    shown = '';
  };
  return {
    say(line) {
      finishProgress();
      output.write(`${line}\n`);
    },
    progress(line) {
      if (line === shown) return;
      output.write(isScreen ? `\r\u001b[2K${line}` : `${line}\n`);
      shown = line;
    },
    async ask(question) {
      finishProgress();
      if (!isScreen || input.isTTY !== true) return null;
      const lines = createInterface({ input, output });
      try {
        return await lines.question(question);
      } finally {
        lines.close();
      }
    },
  };
}
