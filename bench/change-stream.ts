/** Hears what changes in a workspace, over the API's event stream, as a screen does. */

export type ChangeStream = {
  /** Resolves at the next change of this record; at once where one was heard since `mark`. */
  nextChange(id: string, mark: number): Promise<void>;
  /** How many changes of this record were heard so far. */
  heard(id: string): number;
  close(): void;
};

/** Resolves when the stream is open. */
export async function openChangeStream(url: string, key: string): Promise<ChangeStream> {
  const closing = new AbortController();
  const answer = await fetch(`${url}/api/v1/events`, {
    headers: { authorization: `Bearer ${key}` },
    signal: closing.signal,
  });
  const counts = new Map<string, number>();
  const waiting = new Map<string, () => void>();
  const hear = (id: string) => {
    counts.set(id, (counts.get(id) ?? 0) + 1);
    waiting.get(id)?.();
  };
  const heard = (id: string) => counts.get(id) ?? 0;
  readStream(answer, hear).catch(() => undefined);
  return {
    heard,
    nextChange: (id, mark) =>
      new Promise((resolve) => {
        if (heard(id) > mark) resolve();
        else waiting.set(id, resolve);
      }),
    close: () => closing.abort(),
  };
}

async function readStream(answer: Response, hear: (id: string) => void): Promise<void> {
  const text = new TextDecoder();
  let rest = '';
  for await (const chunk of answer.body ?? []) {
    rest += text.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const id = /^data: .*"id":"([^"]+)"/.exec(line)?.[1];
      if (id !== undefined) hear(id);
    }
  }
}
