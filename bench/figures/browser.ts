/**
 * The board in a browser: from a cold load until it is usable, filtering, sorting, scrolling and editing at 10,000 rows, the
 * same at 100,000, and two people at one board; beside a plain HTML table of the same rows in the same browser.
 */

import { type Effort, type Felt, measureBoard, open } from '../browser/measure-board.ts';
import { type Edits, measureEdits } from '../browser/measure-edits.ts';
import { type BrowserDesk, openBrowserDesk } from '../browser/open-desk.ts';
import { FIRST, plantJobs } from '../browser/plant-jobs.ts';
import type { Figure, Finding, Target } from '../figure.ts';
import { plainTablePath, servePlainTable } from '../peers/plain-table.ts';
import { rounded, spreadOf } from '../spread.ts';

const ROWS = 10_000;
const MANY_ROWS = 100_000;
const SLOW_FRAME_MS = 50;
const thorough: Effort = { visits: 5, filters: 12, sorts: 9 };
const short: Effort = { visits: 2, filters: 5, sorts: 3 };

export const browser: Figure = {
  name: 'browser',
  withinMs: 20 * 60_000,
  async run(say) {
    const desk = await openBrowserDesk();
    try {
      await plantJobs(desk.database.pool, desk.workspaceId, { from: FIRST, count: ROWS });
      const scripts = await scriptsOf(desk);
      say(`first load: ${scripts.kB} kB of scripts`);
      const ours = await measureBoard(desk, '/jobs', thorough);
      say(`${ROWS} rows: usable in ${spreadOf(ours.usable).p50} ms`);
      const plain = await measureBoard(desk, plainTablePath, thorough, servePlainTable);
      const edits = await measureEdits(desk, '/jobs');
      say(`an edit is painted in ${spreadOf(edits.painted).p50} ms`);
      await plantJobs(desk.database.pool, desk.workspaceId, { from: FIRST + ROWS, count: MANY_ROWS - ROWS });
      const many = await measureBoard(desk, '/jobs', short);
      const details = { chromium: desk.chromium };
      return [
        ...findingsOf('', ROWS, ours, plain, details),
        ...findingsOfEdits(edits),
        scriptsFinding(scripts),
        ...findingsOf('Many', MANY_ROWS, many, null, details),
      ];
    } finally {
      await desk.close();
    }
  },
};

function findingsOf(
  suffix: string,
  rows: number,
  ours: Felt,
  plain: Felt | null,
  details: Readonly<Record<string, unknown>>,
): readonly Finding[] {
  const at = `${rows.toLocaleString('en')} rows`;
  const targeted = (most: number): Target => (plain === null ? null : { most });
  const finding = (
    name: string,
    title: string,
    unit: string,
    target: Target,
    of: (felt: Felt) => number,
    more: Readonly<Record<string, unknown>>,
  ): Finding => ({
    name: `browser${name}${suffix}`,
    title: `${at}: ${title}`,
    target,
    value: of(ours),
    unit,
    peers: plain === null ? [] : [{ name: 'plain table', value: of(plain) }],
    details: { ...details, ...more },
  });
  return [
    finding(
      'Usable',
      'cold load until a filter answers',
      'ms',
      targeted(1_500),
      ({ usable }) => spreadOf(usable).p50,
      {
        usable: spreadOf(ours.usable),
        rowsPainted: spreadOf(ours.rows),
      },
    ),
    finding(
      'Filter',
      'filter, to the painted result',
      'ms',
      targeted(150),
      ({ filter }) => spreadOf(filter).p50,
      {
        filter: spreadOf(ours.filter),
      },
    ),
    finding('Sort', 'sort, to the painted result', 'ms', targeted(150), ({ sort }) => spreadOf(sort).p50, {
      sort: spreadOf(ours.sort),
    }),
    finding('Scroll', `frames over ${SLOW_FRAME_MS} ms in 5 s of scrolling`, '%', null, slowShare, {
      frames: spreadOf(ours.frames),
    }),
  ];
}

function slowShare({ frames }: Felt): number {
  return rounded((100 * frames.filter((ms) => ms > SLOW_FRAME_MS).length) / Math.max(1, frames.length));
}

function findingsOfEdits({
  painted,
  saved,
  seenElsewhere,
  putBack,
  isConflictShown,
}: Edits): readonly Finding[] {
  const finding = (
    name: string,
    title: string,
    most: number,
    times: readonly number[],
    more = {},
  ): Finding => ({
    name,
    title,
    target: { most },
    value: spreadOf(times).p50,
    unit: 'ms',
    peers: [],
    details: { spread: spreadOf(times), ...more },
  });
  return [
    finding('browserEdit', 'edit in a cell, Enter to painted', 100, painted, {
      saved: spreadOf(saved),
      putBackAfterAFailedSave: spreadOf(putBack),
    }),
    finding(
      'browserSeenElsewhere',
      'edit in a cell, Enter to painted in another browser',
      1_000,
      seenElsewhere,
      {
        isConflictShown,
      },
    ),
  ];
}

type Scripts = {
  readonly kB: number;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
};

async function scriptsOf(desk: BrowserDesk): Promise<Scripts> {
  const { page, close } = await desk.visit();
  await open(page, '/jobs', 'J-12345');
  const files = await page.evaluate<Scripts['files']>('probe.scriptBytes()');
  await close();
  return { kB: rounded(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000), files };
}

function scriptsFinding({ kB, files }: Scripts): Finding {
  return {
    name: 'browserScripts',
    title: 'scripts of the first load, as they come over the wire',
    target: { most: 350 },
    value: kB,
    unit: 'kB',
    peers: [],
    details: { files },
  };
}
