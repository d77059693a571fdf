/** What the bench has started and must end, whatever happens: also when a figure takes too long, or somebody presses Ctrl+C. */

const open = new Set<() => Promise<void>>();

/** @returns the closing itself, to be called in the ordinary way; it happens once. */
export function closedInAnyCase(close: () => Promise<void>): () => Promise<void> {
  const once = async () => {
    if (open.delete(once)) await close();
  };
  open.add(once);
  return once;
}

/** The last opened first: what was started later may stand on what was there. */
export async function closeEverything(): Promise<void> {
  for (const close of [...open].reverse()) await close().catch((error: unknown) => console.error(error));
}
