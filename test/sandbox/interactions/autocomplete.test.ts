import { expect } from 'chai';
import { SlashCommandBuilder } from 'discord.js';
import { startBot } from '../bot.js';
import { openTeaHouse, type TeaHouse } from '../tea-house.js';

const brew = new SlashCommandBuilder()
  .setName('brew')
  .setDescription('Brew')
  .addStringOption((kind) => kind.setName('kind').setDescription('.').setRequired(true).setAutocomplete(true))
  .addIntegerOption((minutes) => minutes.setName('minutes').setDescription('.').setAutocomplete(true))
  .addStringOption((note) => note.setName('note').setDescription('.'));

describe('suggestions', () => {
  let house: TeaHouse;

  beforeEach(async () => {
    house = await openTeaHouse();
    await startBot(house.discord, [brew], (interaction) => {
      if (!interaction.isAutocomplete()) return undefined;
      const { name, value } = interaction.options.getFocused(true);
      const kind = interaction.options.getString('kind');
      if (name === 'minutes') return interaction.respond([{ name: `${value} for ${kind}`, value: 3 }]);
      return interaction.respond(['green', 'black'].filter((one) => one.startsWith(value)).map(toChoice));
    });
  });

  afterEach(() => house.close());

  it('come for the option that is being typed', async () => {
    expect(await house.alice.autocomplete('brew', { kind: 'gr' })).to.deep.equal([toChoice('green')]);
  });

  it('know the options that were filled in before, and half a number', async () => {
    const choices = await house.alice.autocomplete('brew', { kind: 'green', minutes: '1' });
    expect(choices).to.deep.equal([{ name: '1 for green', value: 3 }]);
  });

  it('are not offered where the command has none', async () => {
    const refusal = await house.alice.autocomplete('brew', { note: 'x' }).catch((error) => error.message);
    expect(refusal).to.equal('/brew, option "note" has no suggestions.');
  });
});

function toChoice(name: string) {
  return { name, value: name };
}
