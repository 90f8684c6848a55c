import { createServer } from 'node:net';

/** The port used last when it is still free, so that the address stays the same; else any free one. Loopback only. */
export async function choosePort(last: number | undefined): Promise<number> {
  return (last && (await listenOnce(last))) || (await anyFreePort());
}

async function anyFreePort(): Promise<number> {
  const port = await listenOnce(0);
  if (port === null) throw new Error('The operating system has no free port on 127.0.0.1.');
  return port;
}

/** Listens on the port for a moment; `null` when it is taken. Port 0 lets the operating system choose. */
function listenOnce(port: number): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>();
  const server = createServer();
  server.once('error', () => resolve(null));
  server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
    const address = server.address();
    const chosen = address && typeof address === 'object' ? address.port : null;
    server.close(() => resolve(chosen));
  });
  return promise;
}
