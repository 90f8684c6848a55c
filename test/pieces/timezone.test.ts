import { expect } from 'chai';
import type { MemberActor } from '../../src/sandbox/actors/member-actor.js';
import { startWorld } from '../../src/testing/start-world.js';
import type { TestWorld } from '../../src/testing/test-world.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

describe('/timezone', function () {
  this.timeout(180_000);
  let database: TestDatabase;
  let world: TestWorld;
  let alice: MemberActor;
  let bob: MemberActor;

  before(async () => {
    database = await testDatabase();
    world = await startWorld({ databaseUrl: database.url });
    const guild = world.discord.createGuild({ name: 'Tea house', channels: ['general'] });
    alice = guild.member('alice');
    bob = guild.member('bob', { locale: 'nl' });
  });

  after(async () => {
    await world.stop();
    await database.drop();
  });

  it('suggests zones while one types, with their time', async () => {
    const [first] = await alice.autocomplete('timezone set', { zone: 'brus' });
    expect(first).to.deep.include({ name: 'Europe/Brussels (13:00)', value: 'Europe/Brussels' });
  });

  it('suggests those of a country as well, in either language, and takes its name where it has one', async () => {
    const values = async (zone: string) =>
      (await bob.autocomplete('timezone set', { zone })).map(({ value }) => value);
    expect(await values('Nederland')).to.deep.equal(['Europe/Amsterdam']);
    expect(await values('Belgium')).to.deep.equal(['Europe/Brussels']);
    expect(await values('Duitsland')).to.include('Europe/Berlin');
    const set = await bob.slash('timezone set', { zone: 'België' });
    expect(set.embeds[0]?.description).to.include('**Europe/Brussels**');
    await bob.slash('timezone clear');
  });

  it('keeps each member’s own, also over a restart, and tells only them', async () => {
    const reply = await alice.slash('timezone set', { zone: 'Asia/Tokyo' });
    expect(reply.ephemeral).to.equal(true);
    await world.restartBot();
    expect((await alice.slash('timezone show')).embeds[0]?.description)
      .to.contain('**Asia/Tokyo**')
      .and.contain('21:00');
    expect((await bob.slash('timezone show')).embeds[0]?.description)
      .to.contain('**UTC**')
      .and.contain('Je hebt geen');
  });

  it('refuses what is no zone, and says what to do', async () => {
    const reply = await alice.slash('timezone set', { zone: 'Mars/Olympus' });
    expect(reply.content).to.contain('no such time zone').and.contain('city');
  });

  it('says that a country has several zones, instead of that there is none of that name', async () => {
    const reply = await alice.slash('timezone set', { zone: 'Germany' });
    expect(reply.content)
      .to.contain('several time zones')
      .and.match(/`Europe\/\w+` and `Europe\/\w+`/);
  });

  it('forgets it on wish', async () => {
    await alice.slash('timezone set', { zone: 'Asia/Tokyo' });
    await alice.slash('timezone clear');
    expect(await world.services.timeZones.chosen(alice.id)).to.equal(null);
  });
});
