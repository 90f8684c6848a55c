export interface SignalActions {
  /** In order, as long as it takes. */
  stop(): void;
  /** Somebody asked a second time: at once. */
  force(): void;
  /** One process after the other. */
  restart(): void;
}

/** One Ctrl-C may arrive twice: from the terminal, and passed on by npm. */
const SAME_KEYSTROKE = 500;

/**
 * Acts on Ctrl-C and on what pm2, systemd and Kubernetes send, until the returned function is called.
 * - SIGINT, SIGTERM, and the message `shutdown` (pm2 on Windows): stop; again: force
 * - SIGUSR2, and the message `restart`: rolling restart
 */
export function listenForSignals(actions: SignalActions): () => void {
  let stoppedAt: number | null = null;
  const stop = () => {
    const now = performance.now();
    if (stoppedAt === null) actions.stop();
    else if (now - stoppedAt > SAME_KEYSTROKE) actions.force();
    stoppedAt ??= now;
  };
  const restart = () => actions.restart();
  const onMessage = (message: unknown) => {
    if (message === 'shutdown') stop();
    if (message === 'restart') restart();
  };

  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGUSR2', restart);
  process.on('message', onMessage);
  return () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    process.off('SIGUSR2', restart);
    process.off('message', onMessage);
  };
}
