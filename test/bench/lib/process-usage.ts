import { readFileSync } from 'node:fs';

/** Linux counts processor time in ticks of 10 ms (`getconf CLK_TCK`, 100 on every kernel that Node supports). */
const millisecondsPerTick = 10;

/** Processor time (user and system) that the process has used so far, in milliseconds, asked of the kernel. */
export function cpuTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the command's name in parentheses and may hold spaces; fields are counted after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick;
}

/** Resident memory of the process in megabytes. */
export function residentMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]);
  return kilobytes / 1024;
}
