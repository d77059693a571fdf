/** Lays faults in the ledger's way so that a share of all answers is lost after the work was done, at places drawn by seed. */
import type { LedgerProcess } from './ledger-process.ts';

/** How many requests ahead are decided on: more than any run here makes. */
const HORIZON = 4_000;

/** From here on each answer of one organisation's API is lost with this probability: done, and the connection cut. */
export async function loseAnswers(
  ledger: LedgerProcess,
  tenantId: string,
  share: number,
  seed: number,
): Promise<void> {
  const chance = seededChance(seed);
  let struck = 0;
  for (let request = 1; request <= HORIZON; request++) {
    if (chance() >= share) continue;
    // A fault counts the requests that earlier ones let pass: those they struck are not among them.
    const skip = request - 1 - struck;
    struck += 1;
    await ledger.control.layFault({ kind: 'dropAnswerAfterCommit', match: { tenantId }, skip });
  }
}

/** Mulberry32: small, and the same everywhere. */
function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
