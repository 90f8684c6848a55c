import '../../../src/core/plugins/host-modules.js';
import { expect } from 'chai';
import type { ChannelActor } from '../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { MessageView } from '../../../src/sandbox/actors/message-view.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { PluginFolder } from '../../support/plugin-files.js';
import { descriptionOf, teaHouse } from './support/tea-house.js';

/** A plugin that knows who has paid; a test names them by their ids. */
const PREMIUM = {
  'package.json': '{ "type": "module", "main": "plugin.js", "peerDependencies": { "alphapy": "^0.1.0" } }',
  'plugin.js': `
    import { definePlugin } from 'alphapy';
    export default definePlugin({
      name: 'premium', version: '1.0.0', host: '^0.1.0',
      setup: () => ({ tierOf: async (guildId, userId) => globalThis.paidForTests.has(userId) ? 'monthly' : 'free' }),
    });`,
};
const paid = new Set<string>();
const image = (size = 64, marker = 0) => {
  const bytes = new Uint8Array(size).fill(marker);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
};
const tea = { name: 'tea.png', content: image() };

describe('a reminder with an image', function () {
  this.timeout(180_000);
  const folder = new PluginFolder();
  before(() => {
    Object.assign(globalThis, { paidForTests: paid });
    folder.write('premium', PREMIUM);
  });
  const house = teaHouse({ plugins: { folders: [folder.path] } });
  let world: TestWorld;
  let guild: GuildActor;
  let general: ChannelActor;
  let alice: MemberActor;
  let bram: MemberActor;

  beforeEach(() => {
    ({ world, guild, general, alice, bram } = house);
    paid.add(alice.id);
  });
  after(() => folder.remove());

  const pass = (time: Temporal.DurationLike) => house.passAndASecond(time);
  const add = (member: MemberActor, picture: object, when = 'in 1 hour') =>
    member.slash('reminder add', { when, what: 'tea', image: picture } as never);
  const kept = async () => {
    const [row] = await world.bot.orm.em
      .fork()
      .execute('select count(*)::int as count from reminders_images');
    return (row as { count: number }).count;
  };
  const shown = async ({ raw }: MessageView) =>
    Promise.all(
      raw.attachments.map(async ({ filename, url }) => {
        const response = await fetch(url);
        return [filename, [...new Uint8Array(await response.arrayBuffer())]];
      }),
    );

  it('is for members with premium, and says so in their language', async () => {
    const refused = await add(bram, tea, 'over 1 uur');
    expect(refused.content).to.equal('Afbeeldingen zijn voor leden met premium. Laat `afbeelding` weg.');
    expect(await kept()).to.equal(0);
  });

  it('shows it as an upload of its own, a week later and after a restart, and forgets it after that', async () => {
    const answer = await add(alice, tea, 'in 7 days');
    expect(descriptionOf(answer)).to.include('🖼 With an image.');
    await world.restartBot();
    await pass({ hours: 7 * 24 });
    const message = await general.nextMessage();
    expect(message.content).to.equal(`⏰ <@${alice.id}>\n>>> tea`);
    expect(await shown(message)).to.deep.equal([['reminder.png', [...tea.content]]]);
    await world.clock.advance({ hours: 72 });
    await world.services.reminders.tidy();
    expect(await kept()).to.equal(0);
  });

  it('comes once when the answer to it was lost', async () => {
    await add(alice, tea);
    const path = new RegExp(`/channels/${general.id}/messages$`);
    world.discord.faults.rest('acceptThenReset', { method: 'POST', path, times: 1 });
    await pass({ hours: 1 });
    await pass({ minutes: 1 });
    expect(general.messages.map(({ raw }) => raw.attachments.length)).to.deep.equal([1]);
  });

  it('keeps it while its owner is asked which moment was meant, and when it is put off', async () => {
    const question = await add(alice, tea, '12/11 at 10:00');
    const button = question.buttons.find((label) => /11 (Dec|Nov)|Dec 11|Nov 12|12 Nov/.test(label));
    await alice.click(question.button(button ?? question.buttons[0] ?? ''));
    const [reminder] = await world.services.reminders.list(guild.id, alice.id);
    expect(reminder?.hasImage).to.equal(true);
    await world.services.reminders.delete(guild.id, alice.id, `${reminder?.id}`);
    await add(alice, tea);
    await pass({ hours: 1 });
    const message = await general.nextMessage();
    await alice.click(message.button('1 hour later'));
    await pass({ hours: 1 });
    expect(await shown(await general.nextMessage())).to.deep.equal([['reminder.png', [...tea.content]]]);
  });

  it('comes without it where the bot may upload nothing, and the channel stays open for the others', async () => {
    general.denies(guild.bot, 'AttachFiles');
    await add(alice, tea);
    await bram.slash('reminder add', { when: 'over 1 uur', what: 'thee' });
    await pass({ hours: 1 });
    const [first, second] = general.messages.map(({ content }) => content).sort();
    const alices = [first, second].find((content) => content?.includes(alice.id));
    expect(alices).to.include('-# Its image cannot be shown here').and.to.include('>>> tea');
    expect(general.messages).to.have.lengthOf(2);
    expect(alice.directMessages().messages).to.deep.equal([]);
  });

  it('goes with the reminder that is deleted', async () => {
    const before = await kept();
    const answer = await add(alice, tea);
    expect(await kept()).to.equal(before + 1);
    await alice.click(answer.button('Delete'));
    expect(await kept()).to.equal(before);
  });

  it('takes no other file for an image, nor one that is too large, and three in an hour', async () => {
    const script = { name: 'tea.png', content: '<script>alert(1)</script>' };
    expect((await add(alice, script)).content).to.match(/^That file is no image that Discord shows/);
    const large = { name: 'tea.png', content: image(8 * 1024 * 1024 + 1) };
    expect((await add(alice, large)).content).to.match(/^An image has at most 8 MB/);
    expect((await add(alice, tea)).embeds[0]?.title).to.equal('Reminder set');
    expect((await add(alice, tea)).content).to.match(/again/i);
    expect(await world.services.reminders.list(guild.id, alice.id)).to.have.lengthOf(1);
  });

  it('comes with all of its bytes when it is as large as one may be', async () => {
    const largest = { name: 'tea.png', content: image(8 * 1024 * 1024, 7) };
    await add(alice, largest);
    await pass({ hours: 1 });
    const [[name, bytes] = []] = await shown(await general.nextMessage());
    expect(name).to.equal('reminder.png');
    expect(bytes).to.have.lengthOf(8 * 1024 * 1024);
  });
});
