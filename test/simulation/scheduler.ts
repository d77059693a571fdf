/**
 * Lets one task run at a time, and chooses at each of its points who goes on: the order of everything is a seed's.
 *
 *   ready ──chosen──► running ──point──► ready | sleeping (until a time) | waiting (for another task) | blocked (a lock)
 *                        └────► ended
 *
 * A task runs undisturbed from one point to the next, so that the same choices give the same run. Time is virtual: it
 * moves only when nobody can go on, and then to the next moment for which something was planned.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { ManualClock } from '../../src/lib/clock.ts';
import type { Chance } from './chance.ts';
import type { Trace } from './trace.ts';

/** Whose task it is: a process that can die with all its tasks, or somebody who cannot. */
export type Owner = { readonly name: string; isAlive: boolean };

export type TaskEnd<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** Its process died; the task never hears of it. */
  | { readonly kind: 'killed' };

export type Task = {
  readonly id: number;
  readonly name: string;
  readonly owner: Owner;
  state: 'ready' | 'running' | 'sleeping' | 'waiting' | 'blocked' | 'ended';
  wakeAtMs: number;
  resume: () => void;
  /** Tells the scheduler that the task runs no more. */
  stopped: () => void;
  killed: () => void;
  /** What of this task's dealings with the outside is still under way: one at a time, in the order asked. */
  tail: Promise<unknown>;
};

/** How likely a point is to let others go first. */
export type Switching = (label: string) => number;

export type Scheduler = {
  readonly clock: ManualClock;
  nowMs(): number;
  start<T>(owner: Owner, name: string, work: () => Promise<T>): Promise<TaskEnd<T>>;
  current(): Task | undefined;
  /** A place where the task may be interrupted, for others or for ever. Outside of tasks it is nothing. */
  point(label: string): Promise<void>;
  sleep(ms: number, label: string): Promise<void>;
  waitFor<T>(promise: Promise<T>): Promise<T>;
  /** A task's dealings with the outside come one after the other, also where the code asks for several at once. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** The running task waits for a lock: others go on. Resolves when the scheduler lets it go on again. */
  block(task: Task, isFree: Promise<unknown>): Promise<void>;
  /** Does something at a time. @returns what takes it back. */
  at(atMs: number, label: string, act: () => void | Promise<void>): () => void;
  kill(owner: Owner): void;
  tasks(): readonly Task[];
  /** Goes on until `isOver`, or until nothing is left to happen. @returns whether it was over. */
  run(isOver: () => boolean): Promise<boolean>;
};

export type SchedulerHooks = {
  /** Before each choice: jobs are taken, dead processes' connections are cleared away. */
  readonly beforeStep: () => Promise<void>;
  /** After each step in which a statement ran: tasks whose lock is free again. */
  readonly afterStep: () => Promise<void>;
  /** The next planned moment of others, in milliseconds. */
  readonly nextDueMs: () => number | undefined;
  /** The running process dies at this very point. */
  readonly diesAt: (task: Task, label: string) => boolean;
  readonly onKill: (owner: Owner) => void;
  /** What the task still holds, for branches that it left behind, is let go. */
  readonly onEnd: (task: Task) => void;
};

type Planned = {
  readonly atMs: number;
  readonly order: number;
  readonly label: string;
  readonly act: () => void | Promise<void>;
};

export function createScheduler(
  clock: ManualClock,
  chance: Chance,
  trace: Trace,
  switching: Switching,
  hooks: SchedulerHooks,
): Scheduler {
  const running = new AsyncLocalStorage<Task>();
  const tasks = new Set<Task>();
  const planned = new Set<Planned>();
  let count = 0;
  let steps = 0;
  const nowMs = () => clock.now().getTime();
  const current = () => {
    const task = running.getStore();
    return task === undefined || task.state === 'ended' ? undefined : task;
  };

  const park = (task: Task, state: Task['state']): Promise<void> =>
    new Promise((resolve) => {
      task.state = state;
      task.resume = resolve;
      task.stopped();
    });

  const kill = (owner: Owner): void => {
    owner.isAlive = false;
    trace.note(nowMs(), owner.name, 'dies');
    for (const task of tasks) {
      if (task.owner !== owner) continue;
      tasks.delete(task);
      task.state = 'ended';
      task.killed();
      task.stopped();
    }
    hooks.onKill(owner);
  };

  const point = async (label: string): Promise<void> => {
    const task = current();
    if (task === undefined) return running.getStore() === undefined ? undefined : never();
    trace.note(nowMs(), `${task.owner.name}/${task.name}`, label);
    if (hooks.diesAt(task, label)) {
      kill(task.owner);
      return never();
    }
    if (chance.happens(switching(label))) await park(task, 'ready');
  };

  const step = async (task: Task): Promise<void> => {
    const stopped = new Promise<void>((resolve) => {
      task.stopped = resolve;
    });
    steps += 1;
    task.state = 'running';
    task.resume();
    await stopped;
    await hooks.afterStep();
  };

  const ready = () => [...tasks].filter((task) => task.state === 'ready');

  const moveTime = async (): Promise<boolean> => {
    steps += 1;
    const moments = [
      ...[...tasks].filter((task) => task.state === 'sleeping').map((task) => task.wakeAtMs),
      ...[...planned].map((plan) => plan.atMs),
      hooks.nextDueMs() ?? Number.POSITIVE_INFINITY,
    ];
    const next = Math.min(...moments);
    if (next === Number.POSITIVE_INFINITY) return false;
    if (next > nowMs()) clock.set(new Date(next));
    for (const task of tasks) if (task.state === 'sleeping' && task.wakeAtMs <= nowMs()) task.state = 'ready';
    const due = [...planned].filter((plan) => plan.atMs <= nowMs());
    for (const plan of due.sort((a, b) => a.atMs - b.atMs || a.order - b.order)) {
      if (!planned.delete(plan)) continue;
      trace.note(nowMs(), 'plan', plan.label);
      await plan.act();
    }
    return true;
  };

  return {
    clock,
    nowMs,
    current,
    point,
    kill,
    tasks: () => [...tasks],
    start<T>(owner: Owner, name: string, work: () => Promise<T>): Promise<TaskEnd<T>> {
      if (!owner.isAlive) return Promise.resolve({ kind: 'killed' });
      return new Promise((resolve) => {
        const task: Task = {
          id: ++count,
          name: `${name}#${count}`,
          owner,
          state: 'ready',
          wakeAtMs: 0,
          resume: () => {},
          stopped: () => {},
          killed: () => resolve({ kind: 'killed' }),
          tail: Promise.resolve(),
        };
        const end = (how: TaskEnd<T>) => {
          if (task.state === 'ended') return;
          task.state = 'ended';
          tasks.delete(task);
          const word = how.kind === 'failed' ? `fails: ${String(how.error)}` : 'ends';
          trace.note(nowMs(), `${owner.name}/${task.name}`, word);
          resolve(how);
          hooks.onEnd(task);
          task.stopped();
        };
        task.resume = () =>
          running.run(task, () => {
            work().then(
              (value) => end({ kind: 'done', value }),
              (error: unknown) => end({ kind: 'failed', error }),
            );
          });
        tasks.add(task);
      });
    },
    async sleep(ms, label) {
      const task = current();
      if (task === undefined) return;
      trace.note(nowMs(), `${task.owner.name}/${task.name}`, `sleeps ${ms} ms: ${label}`);
      task.wakeAtMs = nowMs() + ms;
      await park(task, 'sleeping');
    },
    async waitFor(promise) {
      const task = current();
      if (task === undefined) return promise;
      const ready = () => {
        if (task.state === 'waiting') task.state = 'ready';
      };
      promise.then(ready, ready);
      await park(task, 'waiting');
      return promise;
    },
    async inTurn(work) {
      const task = current();
      if (task === undefined) return running.getStore() === undefined ? work() : never();
      const before = task.tail;
      let done = () => {};
      task.tail = new Promise<void>((resolve) => {
        done = resolve;
      });
      await before;
      if (current() === undefined) return never();
      try {
        return await work();
      } finally {
        done();
      }
    },
    async block(task, isFree) {
      trace.note(nowMs(), `${task.owner.name}/${task.name}`, 'waits for a lock');
      const free = () => {
        if (task.state === 'blocked') task.state = 'ready';
      };
      isFree.then(free, free);
      await park(task, 'blocked');
    },
    at(atMs, label, act) {
      const plan = { atMs, order: ++count, label, act };
      planned.add(plan);
      return () => planned.delete(plan);
    },
    async run(isOver) {
      while (!isOver() && steps < MOST_STEPS) {
        await hooks.beforeStep();
        const [first, ...others] = ready();
        if (first !== undefined) {
          await step(chance.pick([first, ...others]));
          continue;
        }
        // Whoever waited for a task that has just ended becomes ready in a moment of its own.
        await new Promise((resolve) => setImmediate(resolve));
        if (ready().length > 0 || isOver()) continue;
        if (!(await moveTime())) return isOver();
      }
      return isOver();
    },
  };
}

/** Something goes round in circles: far more than any seed needs. */
const MOST_STEPS = 60_000;

/** A dead process' code goes on nowhere. */
const never = (): Promise<never> => new Promise(() => {});
