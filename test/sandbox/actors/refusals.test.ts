import { expect } from 'chai';
import { ApplicationCommandType, ContextMenuCommandBuilder, SlashCommandBuilder } from 'discord.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { OptionValues } from '../../../src/sandbox/interactions/option-value.js';
import { startBot } from '../bot.js';
import { openTeaHouse, type TeaHouse } from '../tea-house.js';

const tea = new SlashCommandBuilder()
  .setName('tea')
  .setDescription('Tea')
  .addSubcommand((brew) =>
    brew
      .setName('brew')
      .setDescription('Brew')
      .addStringOption((kind) => kind.setName('kind').setDescription('.').setRequired(true).setMaxLength(5))
      .addIntegerOption((cups) => cups.setName('cups').setDescription('.').setMinValue(1).setMaxValue(4))
      .addStringOption((size) =>
        size.setName('size').setDescription('.').addChoices({ name: 'Small', value: 's' }),
      )
      .addUserOption((guest) => guest.setName('guest').setDescription('.')),
  );
const close = new SlashCommandBuilder()
  .setName('close')
  .setDescription('Close')
  .setDefaultMemberPermissions('8');
const quote = new ContextMenuCommandBuilder().setName('Quote').setType(ApplicationCommandType.Message);

describe("Discord's client lets nobody send", () => {
  let house: TeaHouse;

  beforeEach(async () => {
    house = await openTeaHouse();
    await startBot(house.discord, [tea, close, quote], (interaction) => {
      if (interaction.isChatInputCommand() && interaction.commandName === 'close') {
        return interaction.reply('closed');
      }
      return undefined;
    });
  });

  afterEach(() => house.close());

  async function refusal(typed: string, values: OptionValues = {}, who: MemberActor = house.alice) {
    return who.slash(typed, values).then(
      () => 'sent',
      (error: Error) => `${error.name}: ${error.message.split('\n')[0]}`,
    );
  }

  it('a command that does not exist', async () => {
    expect(await refusal('coffee')).to.equal(
      'ClientRefusal: Alphapy has no command /coffee. It has: tea, close.',
    );
  });

  it('a command without its subcommand', async () => {
    expect(await refusal('tea')).to.equal('ClientRefusal: /tea needs a subcommand. It has: brew.');
    expect(await refusal('tea drink')).to.equal(
      'ClientRefusal: /tea has no subcommand "drink". It has: brew.',
    );
  });

  it('a command that they may not see', async () => {
    expect(await refusal('close')).to.equal(
      'ClientRefusal: alice does not see the command /close: it needs permissions that they lack.',
    );
    expect(await refusal('close', {}, house.guild.owner)).to.equal('sent');
    expect(house.alice.commands().map(({ name }) => name)).to.deep.equal(['tea', 'Quote']);
  });

  it('a command in a channel where they may use none, or that is hidden', async () => {
    house.general.denies(house.alice, 'UseApplicationCommands');
    expect(await refusal('tea brew')).to.include('they may not use application commands in this channel');
    house.general.denies(house.alice, 'ViewChannel');
    expect(await refusal('tea brew')).to.include('the channel is hidden from them');
  });

  it('options that are missing, unknown or wrong', async () => {
    const wrong: readonly [OptionValues, string][] = [
      [{}, '/tea brew cannot be sent: kind must be filled in.'],
      [{ kind: 'green', milk: true }, '/tea brew has no option "milk". It has: kind, cups, size, guest.'],
      [{ kind: 'darjeeling' }, '/tea brew, option "kind": it must have 0 to 5 characters.'],
      [{ kind: 5 }, '/tea brew, option "kind": it must be a text.'],
      [{ kind: 'green', cups: 1.5 }, '/tea brew, option "cups": it must be a whole number.'],
      [{ kind: 'green', cups: 5 }, '/tea brew, option "cups": it must lie between 1 and 4.'],
      [{ kind: 'green', size: 'huge' }, '/tea brew, option "size": it must be one of: Small.'],
      [
        { kind: 'green', guest: 'nobody' },
        '/tea brew, option "guest": "nobody" is no user that can be picked here.',
      ],
    ];
    for (const [values, message] of wrong) {
      expect(await refusal('tea brew', values)).to.equal(`ClientRefusal: ${message}`);
    }
  });

  it('a message where they may not write', () => {
    house.general.denies(house.alice, 'SendMessages');
    expect(() => house.alice.says('hello')).to.throw('alice cannot write in general: Missing Permissions.');
  });

  it('a press of a button that is not there', () => {
    const message = house.alice.says('no buttons');
    expect(() => message.button('Delete')).to.throw('There is no button "Delete". There are: none.');
  });
});

describe('a bot that stays silent', () => {
  it('is reported with what it did instead', async () => {
    const house = await openTeaHouse({ patience: 1_000 });
    await startBot(house.discord, [tea], async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply('').catch(() => undefined);
    });
    const error = await house.alice.slash('tea brew', { kind: 'green' }).catch(({ message }) => message);
    expect(error).to.include("The bot showed nothing for alice's /tea brew within 1000 ms.");
    expect(error).to.include('Its answers so far: deferred.');
    expect(error).to.match(/PATCH \S+ was answered 400/);
    await house.close();
  });

  it('is reported at once when it is not connected', async () => {
    const house = await openTeaHouse();
    const client = await startBot(house.discord, [tea], () => undefined);
    await client.destroy();
    while (house.discord.gateway.sessions.length > 0) await new Promise((resolve) => setImmediate(resolve));
    const error = await house.alice.slash('tea brew', { kind: 'green' }).catch(({ message }) => message);
    expect(error).to.equal("Nobody can answer alice's /tea brew: no session of the bot serves its shard.");
    await house.close();
  });
});
