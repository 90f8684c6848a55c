import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { ImageClient, MOST_BYTES } from '../../../../plugins/reminders/images/image.client.js';

const PNG = Buffer.from('89504e470d0a1a0a00', 'hex');

describe('the download of an upload', () => {
  let server: Server;
  let origin: string;
  let written = 0;

  before((done) => {
    server = createServer((request, response) => {
      if (request.url === '/elsewhere') response.writeHead(302, { location: '/tea.png' }).end();
      else if (request.url === '/broken') {
        response.write(PNG);
        setTimeout(() => response.destroy(), 20);
      } else if (request.url === '/endless') {
        response.write(PNG);
        const more = (error?: Error | null) => {
          if (error || response.destroyed || written > 8 * MOST_BYTES) return;
          written += 1_000_000;
          response.write(Buffer.alloc(1_000_000), (failed) => setImmediate(more, failed));
        };
        more();
      } else if (request.url === '/gone') response.writeHead(404).end();
      else response.end(PNG);
    });
    server.listen(0, '127.0.0.1', () => {
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      done();
    });
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const client = (api = origin) => new ImageClient({ options: { api } } as never);
  const failure = (address: string, api?: string) =>
    client(api)
      .download(address)
      .then(
        () => null,
        (error: unknown) => error as { identifier?: string; message: string },
      );

  it('brings the bytes', async () => {
    expect(Buffer.from(await client().download(`${origin}/tea.png`))).to.deep.equal(PNG);
  });

  it('is of Discord alone, whatever an address says', async () => {
    const api = 'https://discord.com/api';
    for (const address of [
      `${origin}/tea.png`,
      'http://cdn.discordapp.com/attachments/1/2/tea.png',
      'https://cdn.discordapp.com.example.org/tea.png',
      'https://cdn.discordapp.com@example.org/tea.png',
      'file:///etc/passwd',
    ])
      expect((await failure(address, api))?.message).to.match(/^An upload does not lie with Discord/);
  });

  it('ends when more comes than may', async () => {
    expect(await failure(`${origin}/endless`)).to.have.property('identifier', 'reminders.image.tooLarge');
    expect(written).to.be.below(4 * MOST_BYTES);
  });

  it('says when it did not arrive, and is led nowhere else', async () => {
    for (const path of ['gone', 'broken', 'elsewhere'])
      expect(await failure(`${origin}/${path}`), path).to.have.property('identifier', 'reminders.image.lost');
  });
});
