import { expect } from 'chai';
import { Routes } from 'discord.js';
import { OpenApiJudge } from '../openapi-judge.js';
import { startRest } from './rest-server.js';

describe('the OpenAPI judge', () => {
  it('finds nothing wrong with a plain message', async function () {
    const judge = OpenApiJudge.find() ?? this.skip();
    const sandbox = await startRest();
    judge.watch(sandbox.world);
    await sandbox.rest.post(Routes.channelMessages(sandbox.channelId), {
      body: { content: 'hello', embeds: [{ title: 'x', image: { url: 'https://example.com/a.png' } }] },
    });
    await sandbox.rest.get(Routes.guild(sandbox.guildId));
    await sandbox.close();
    expect(judge.problems).to.deep.equal([]);
  });
});
