/** What processes cost the machine: CPU seconds and memory from /proc, where there is one. */
import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';

/** CPU seconds of a process, user and system; 0 where it is gone or cannot be told. */
export function cpuSeconds(pid: number, fields: readonly number[] = OWN_FIELDS): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const values = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields.reduce((sum, field) => sum + Number(values[field]), 0) / TICKS_A_SECOND;
  } catch {
    return 0;
  }
}

/** Resident memory in MiB; 0 where it cannot be told. */
export function residentMiB(pid: number): number {
  try {
    const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kib ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** CPU seconds of a process, of its children, and of those of its children that have ended. */
export function familyCpuSeconds(pid: number): number {
  return cpuSeconds(pid, ALL_FIELDS) + childrenOf(pid).reduce((sum, child) => sum + cpuSeconds(child), 0);
}

/** The server process behind a database connection. */
export async function postmasterOf(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  return parentOf(rows[0]?.pid ?? 0);
}

/** Every process whose parent is `pid`. */
function childrenOf(pid: number): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((each) => each > 0 && parentOf(each) === pid);
}

// Places in /proc/<pid>/stat after the name: utime, stime, and those of the children that were waited for.
const OWN_FIELDS = [11, 12];
const ALL_FIELDS = [11, 12, 13, 14];

// Linux has reported /proc times in hundredths for decades, whatever its own tick.
const TICKS_A_SECOND = 100;

function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}
