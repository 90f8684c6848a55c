import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface SilentServer extends AsyncDisposable {
  readonly port: number;
  /** Resolves with the first connection. */
  readonly connected: Promise<unknown>;
}

/** A server that takes connections and never says a word. */
export async function listenInSilence(): Promise<SilentServer> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined); // the other side may go without a goodbye
    sockets.push(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server has an address of this form
  return {
    port,
    connected: once(server, 'connection'),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
