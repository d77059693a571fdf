// Runs in the page that is measured: waits until something is painted, and says when, in milliseconds of the page's own clock.
(() => {
  const rowNumber = /^J-\d+$/;
  const frame = () => new Promise((done) => requestAnimationFrame(done));

  /** After the next frame has been painted: a message waits for it, a timer would wait longer. */
  const painted = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(null);
      }),
    );

  async function until(holds, withinMs = 120_000) {
    const endAt = performance.now() + withinMs;
    while (!holds()) {
      if (performance.now() > endAt) throw new Error(`It did not happen within ${withinMs} ms: ${holds}`);
      await frame();
    }
    return painted();
  }

  const board = () => document.querySelector('[role$="grid"][aria-label="JobBoard"], #plain-table');
  const cells = () => board()?.querySelectorAll('[role="gridcell"], td') ?? [];

  /** The number of the first row that is there. */
  function first() {
    for (const cell of cells()) {
      const text = cell.textContent?.trim() ?? '';
      if (rowNumber.test(text)) return text;
    }
    return null;
  }

  const shows = (text) => [...cells()].some((cell) => cell.textContent?.trim() === text);

  function type(text) {
    const input = document.querySelector('input[placeholder="Quick filter"]');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** From the typed text to the one row that it leaves. */
  async function filter(number) {
    const begun = performance.now();
    type(number);
    const done = await until(() => first() === number);
    type('');
    await until(() => first() !== number && first() !== null);
    return done - begun;
  }

  /** From a press on the head of a column to other rows. */
  async function sort(name) {
    const head = [...board().querySelectorAll('[role="columnheader"], th')].find((each) =>
      each.textContent?.trim().startsWith(name),
    );
    const before = first();
    const begun = performance.now();
    head.click();
    return (await until(() => first() !== before)) - begun;
  }

  /** How long each frame took while the board moved as under a hand that does not let go. */
  async function scroll(forMs) {
    const scroller = board();
    const frames = [];
    const endAt = performance.now() + forMs;
    let step = 140;
    let last = await frame();
    while (last < endAt) {
      if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2) step = -140;
      scroller.scrollTop += step;
      const now = await frame();
      frames.push(now - last);
      last = now;
    }
    scroller.scrollTop = 0;
    return frames;
  }

  const saves = [];
  const ask = window.fetch;
  window.fetch = async (...request) => {
    const answer = await ask(...request);
    const method = request[1]?.method ?? request[0]?.method;
    if (method === 'PATCH') saves.push(performance.now());
    return answer;
  };

  let entered = 0;
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Enter') entered = performance.now();
    },
    true,
  );

  window.probe = {
    /** First rows, and the first answer to a filter that was typed the moment they were there. */
    usable: async (number) => {
      const rows = await until(() => first() !== null);
      type(number);
      const usable = await until(() => first() === number);
      type('');
      return { rows, usable };
    },
    filter,
    sort,
    scroll,
    /** When a cell with this text was painted, and when Enter was last pressed; on the clock that pages share. */
    textPainted: async (text) => performance.timeOrigin + (await until(() => shows(text), 30_000)),
    entered: () => performance.timeOrigin + entered,
    saved: async () =>
      performance.timeOrigin + (await until(() => saves.some((at) => at >= entered)), saves.at(-1)),
    /** Bytes of scripts that came over the wire so far. */
    scriptBytes: () =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
        .map(({ name, encodedBodySize }) => ({ name: new URL(name).pathname, bytes: encodedBodySize })),
  };
})();
