/** Whether there is a process of this number. */
export function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false; // there is no such process
  }
}
