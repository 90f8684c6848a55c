import { expect } from 'chai';
import { type ChatInputCommandInteraction, Locale, SlashCommandBuilder } from 'discord.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import { startBot } from '../bot.js';
import { openTeaHouse, type TeaHouse } from '../tea-house.js';

const tea = new SlashCommandBuilder()
  .setName('tea')
  .setNameLocalization(Locale.Dutch, 'thee')
  .setDescription('Tea')
  .addSubcommand((order) =>
    order
      .setName('order')
      .setNameLocalization(Locale.Dutch, 'bestellen')
      .setDescription('Order')
      .addIntegerOption((cups) =>
        cups
          .setName('cups')
          .setNameLocalization(Locale.Dutch, 'kopjes')
          .setDescription('How many')
          .setRequired(true),
      ),
  );

describe('a command with a name of its own in Dutch', () => {
  let house: TeaHouse;
  let daan: MemberActor;

  beforeEach(async () => {
    house = await openTeaHouse();
    daan = house.guild.member('daan', { locale: Locale.Dutch });
    await startBot(house.discord, [tea], (interaction) =>
      interaction.isChatInputCommand() ? answer(interaction) : undefined,
    );
  });
  afterEach(() => house.close());

  it('is used by it by those whose Discord is Dutch, and the bot hears its name', async () => {
    const reply = await daan.slash('thee bestellen', { kopjes: 2 });
    expect(reply.content).to.equal('tea order: 2 (nl)');
  });

  it('is found by its name in tests of a Dutch member, too', async () => {
    expect((await daan.slash('tea order', { cups: 3 })).content).to.equal('tea order: 3 (nl)');
  });

  it('is not known by it to others', async () => {
    const refusal = await house.alice.slash('thee bestellen', { kopjes: 2 }).catch((error) => error.message);
    expect(refusal).to.include('has no command /thee');
    const option = await house.alice.slash('tea order', { kopjes: 2 }).catch((error) => error.message);
    expect(option).to.equal('/tea order has no option "kopjes". It has: cups.');
  });

  it('cannot be sent without what it needs', async () => {
    const refusal = await daan.slash('thee bestellen').catch((error) => error.message);
    expect(refusal).to.equal('/tea order cannot be sent: cups must be filled in.');
  });
});

function answer(interaction: ChatInputCommandInteraction) {
  const { commandName, options, locale } = interaction;
  return interaction.reply(
    `${commandName} ${options.getSubcommand()}: ${options.getInteger('cups')} (${locale})`,
  );
}
