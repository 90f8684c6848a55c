import { expect } from 'chai';
import { REST, Routes, SlashCommandBuilder } from 'discord.js';
import { type APIInteraction, GatewayIntentBits } from 'discord-api-types/v10';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import { RawClient } from '../gateway/raw-client.js';
import { openTeaHouse, type TeaHouse } from '../tea-house.js';

const ask = new SlashCommandBuilder().setName('ask').setDescription('Ask the bot').toJSON();
const reply = { type: 4, data: { content: 'tea' } };

describe('the limits of an interaction', () => {
  let house: TeaHouse;
  let clock: ManualClock;
  let rest: REST;
  let bot: RawClient;

  beforeEach(async () => {
    clock = new ManualClock('2026-11-25T12:00:00Z');
    house = await openTeaHouse({ clock });
    const { url, token, applicationId } = house.discord;
    rest = new REST({ api: url, retries: 0 }).setToken(token);
    await rest.put(Routes.applicationCommands(applicationId), { body: [ask] });
    bot = await RawClient.identified(house.discord, { intents: GatewayIntentBits.Guilds });
  });

  afterEach(() => house.close());

  /** Lets Alice ask, and returns the interaction as the bot gets it, with how her story goes on. */
  async function asked(): Promise<{ interaction: APIInteraction; story: Promise<string> }> {
    const story = house.alice.slash('ask').then(
      ({ content }) => content,
      ({ message }: Error) => message.split('\n')[0] ?? '',
    );
    return { interaction: (await bot.event('INTERACTION_CREATE')).d, story };
  }

  const callback = ({ id, token }: APIInteraction, body: unknown = reply) =>
    codeOf(rest.post(Routes.interactionCallback(id, token), { body, auth: false }));

  const followUp = ({ token }: APIInteraction, applicationId = house.discord.applicationId) =>
    codeOf(rest.post(Routes.webhook(applicationId, token), { body: { content: 'more' }, auth: false }));

  it('are kept by a bot that answers within 3 seconds and goes on for 15 minutes', async () => {
    const { interaction, story } = await asked();
    await clock.advance({ milliseconds: 3_000 });
    expect(await callback(interaction)).to.equal('ok');
    expect(await story).to.equal('tea');
    await clock.advance({ minutes: 14 });
    expect(await followUp(interaction)).to.equal('ok');
  });

  it('end its first answer after 3 seconds', async () => {
    const { interaction, story } = await asked();
    await clock.advance({ milliseconds: 3_001 });
    expect(await story).to.equal(
      "The bot did not answer alice's /ask within 3 seconds. It never acknowledged it.",
    );
    expect(await callback(interaction)).to.equal(10062);
    expect(await followUp(interaction)).to.equal(10015);
  });

  it('end everything after 15 minutes', async () => {
    const { interaction } = await asked();
    await callback(interaction);
    await clock.advance({ minutes: 15, milliseconds: 1 });
    expect(await followUp(interaction)).to.equal(50027);
    expect(await callback(interaction)).to.equal(10062);
  });

  it('allow one first answer, also when two come at once', async () => {
    const { interaction } = await asked();
    const codes = await Promise.all([callback(interaction), callback(interaction)]);
    expect(codes).to.have.members(['ok', 40060]);
    expect(await callback(interaction)).to.equal(40060);
  });

  it('are not used up by a first answer that is refused', async () => {
    const { interaction } = await asked();
    expect(await callback(interaction, { type: 4, data: { content: 'x'.repeat(2_001) } })).to.equal(50035);
    expect(await callback(interaction)).to.equal('ok');
  });

  it('refuse an answer that does not fit the interaction', async () => {
    const { interaction } = await asked();
    for (const type of [1, 6, 7, 8]) {
      expect(await callback(interaction, { type, data: { choices: [] } }), `type ${type}`).to.equal(50035);
    }
  });

  it('know no follow-up before the first answer, and no foreign tokens', async () => {
    const { interaction } = await asked();
    expect(await followUp(interaction)).to.equal(10015);
    expect(await callback({ ...interaction, token: 'foreign' })).to.equal(10062);
    expect(await callback({ ...interaction, id: '1' })).to.equal(10062);
    await callback(interaction);
    expect(await followUp({ ...interaction, token: 'foreign' })).to.equal(10015);
    expect(await followUp(interaction, '1')).to.equal(10015);
  });

  it('keep a token from messages that it has not sent', async () => {
    const { interaction } = await asked();
    await callback(interaction);
    const { id } = house.alice.says('mine');
    const address = Routes.webhookMessage(house.discord.applicationId, interaction.token, id);
    expect(await codeOf(rest.patch(address, { body: { content: 'yours' }, auth: false }))).to.equal(10008);
  });
});

/** The code with which Discord refuses, or ok. */
function codeOf(request: Promise<unknown>): Promise<unknown> {
  return request.then(
    () => 'ok',
    (error: { code: unknown }) => error.code,
  );
}
