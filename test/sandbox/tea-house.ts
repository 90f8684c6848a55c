import { expect } from 'chai';
import type { ChannelActor } from '../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../src/sandbox/actors/member-actor.js';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/index.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { destroyClients } from './clients.js';
import { judgeEvent } from './event-judge.js';
import { watchWithJudge } from './openapi-judge.js';

/** A sandbox with one guild, watched by Discord's own description of its API. */
export interface TeaHouse {
  readonly discord: Sandbox;
  readonly guild: GuildActor;
  readonly general: ChannelActor;
  readonly alice: MemberActor;
  close(): Promise<void>;
}

export async function openTeaHouse(options: SandboxOptions = {}): Promise<TeaHouse> {
  const discord = await startSandbox({ ...options, application: { maxConcurrency: 16 } });
  const problems = watchWithJudge(discord.world);
  discord.world.subscribe(({ type, data }) => problems.push(...judgeEvent(type, data)));
  const guild = discord.createGuild({ name: 'Tea house', roles: ['Moderator'] });
  return {
    discord,
    guild,
    general: guild.channel('general'),
    alice: guild.member('alice', { roles: ['Moderator'] }),
    async close() {
      await destroyClients();
      await discord.close();
      expect(problems).to.deep.equal([]);
      expect(discord.ledger.unknownRoutes).to.deep.equal([]);
    },
  };
}
