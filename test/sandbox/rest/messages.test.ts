import { expect } from 'chai';
import { type APIMessage, Routes } from 'discord.js';
import { startRest } from './rest-server.js';

describe('messages over REST', () => {
  let sandbox: Awaited<ReturnType<typeof startRest>>;
  before(async () => {
    sandbox = await startRest();
  });
  after(() => sandbox.close());

  it('posts what discord.js sends and tells it', async () => {
    const heard: string[] = [];
    const stop = sandbox.world.subscribe((event) => heard.push(event.type));
    const message = (await sandbox.rest.post(Routes.channelMessages(sandbox.channelId), {
      body: { content: ' hello ', embeds: [{ title: 'A title' }] },
    })) as APIMessage;
    stop();
    expect(message.content).to.equal('hello');
    expect(heard).to.deep.equal(['MESSAGE_CREATE']);
  });
});
