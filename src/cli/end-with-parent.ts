const INTERVAL = 500;

/**
 * Stops in order when the parent is gone, where `bin/alphapy.js` asks for it: npm runs its commands in a shell that
 * passes no signals on, so the end of npm would otherwise go unnoticed, and the bot run on without an owner.
 */
export function endWithParent(): void {
  if (!process.env['ALPHAPY_ENDS_WITH_PARENT']) return;
  delete process.env['ALPHAPY_ENDS_WITH_PARENT']; // our own children have ways of their own
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, INTERVAL);
  timer.unref();
}
