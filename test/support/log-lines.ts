/** Where a log goes when a test reads it. */
import { Writable } from 'node:stream';

export function linesOf(lines: string[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
}
