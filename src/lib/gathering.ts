/** Group commit: what comes while earlier items are being seen to waits for them, and then goes together. */

/**
 * Calls `seeTo` with all that has come since its last call, never twice at once.
 * @returns takes an item; resolves when it was seen to, and rejects when the call that had it failed.
 */
export function gathering<Item>(
  seeTo: (items: readonly Item[]) => Promise<void>,
): (item: Item) => Promise<void> {
  let waiting: {
    readonly item: Item;
    readonly done: () => void;
    readonly failed: (error: unknown) => void;
  }[] = [];
  let isBusy = false;
  const seeToAll = async (): Promise<void> => {
    isBusy = true;
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      try {
        await seeTo(together.map(({ item }) => item));
        for (const { done } of together) done();
      } catch (error) {
        for (const { failed } of together) failed(error);
      }
    }
    isBusy = false;
  };
  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      if (!isBusy) void seeToAll();
    });
}
