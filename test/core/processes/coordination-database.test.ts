import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import {
  type CoordinationDatabase,
  openCoordinationDatabase,
} from '../../../src/core/processes/coordination-database.js';
import { migratedDatabase, type TestDatabase } from '../../support/database.js';

describe('the database in which processes meet', () => {
  let testDatabase: TestDatabase;
  let way: Way;
  let database: CoordinationDatabase;

  before(async function () {
    this.timeout(180_000);
    testDatabase = await migratedDatabase();
    way = await Way.to(testDatabase.url);
    database = openCoordinationDatabase(way.url);
  });
  after(async () => {
    await database.close();
    way.close();
    await testDatabase.drop();
  });

  it('costs no process its life when it is cut off in the midst of a transaction', async () => {
    const outcome = database
      .transaction(async (sql) => {
        await sql.query('select 1');
        way.cut();
        await sql.query('select pg_sleep(60)');
      })
      .catch((error: Error) => error.message);
    expect(await outcome).to.match(/connection|not queryable|ECONNRESET/i);
    expect(await database.query('select 1 as one')).to.deep.equal([{ one: 1 }]);
  });
});

/** Between a client and PostgreSQL; what goes through it can be cut off without a goodbye. */
class Way {
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {}

  static async to(url: string): Promise<Way> {
    const target = new URL(url);
    const server = createServer((socket) => way.#pass(socket)).listen(0, '127.0.0.1');
    const way = new Way(server, target);
    await once(server, 'listening');
    return way;
  }

  get url(): string {
    const url = new URL(this.target);
    // A TCP server has an address of this form.
    url.host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return url.href;
  }

  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  #pass(socket: Socket): void {
    const there = connect(Number(this.target.port), this.target.hostname);
    for (const side of [socket, there]) {
      this.#sockets.add(side);
      side.on('error', () => undefined); // the other side may go without a goodbye
      side.on('close', () => this.#sockets.delete(side));
    }
    socket.pipe(there).pipe(socket);
  }
}
