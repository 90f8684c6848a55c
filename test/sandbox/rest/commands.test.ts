import { expect } from 'chai';
import { type APIApplicationCommand, ApplicationCommandOptionType as Option, Routes } from 'discord.js';
import { refusal } from './refusal.js';
import { useRest } from './rest-server.js';

const slash = (given: object = {}) => ({ name: 'ping', description: 'Is it there?', ...given });
const text = (given: object = {}) => ({ type: Option.String, name: 'text', description: 'Words', ...given });

describe('application commands', () => {
  const discord = useRest();

  const global = () => Routes.applicationCommands(discord().application.id);
  const ofGuild = () => Routes.applicationGuildCommands(discord().application.id, discord().guildId);
  const put = async (body: object, path = global()) =>
    (await discord().rest.put(path, { body })) as APIApplicationCommand[];
  const post = async (body: object, path = global()) =>
    (await discord().rest.post(path, { body })) as APIApplicationCommand;
  const list = async (query = '', path = global()) =>
    (await discord().rest.get(`${path}${query}` as `/${string}`)) as APIApplicationCommand[];

  beforeEach(async () => {
    await put([]);
    await put([], ofGuild());
  });

  it('come with Discord’s defaults', async () => {
    const [command] = await put([
      slash({ default_member_permissions: 32, options: [text({ required: false })] }),
    ]);
    expect(command).to.deep.include({
      type: 1,
      application_id: discord().application.id,
      default_member_permissions: '32',
      dm_permission: true,
      nsfw: false,
      contexts: null,
      integration_types: [0],
      options: [{ type: Option.String, name: 'text', description: 'Words' }],
    });
  });

  describe('replaced in bulk', () => {
    it('keep id and version while nothing changed', async () => {
      const body = [slash({ options: [text({ required: true })] }), { name: 'Report', type: 3 }];
      for (const path of [global(), ofGuild()]) {
        const first = await put(body, path);
        expect(await put(body, path)).to.deep.equal(first);
      }
    });

    it('keep the id and get a new version when something changed', async () => {
      const [before] = await put([slash()]);
      const [after] = await put([slash({ description: 'Is it really there?' })]);
      expect(after?.id).to.equal(before?.id);
      expect(after?.version).not.to.equal(before?.version);
    });

    it('lose what is not named, and get a new id when they come back', async () => {
      const [before] = await put([slash()]);
      expect(await put([])).to.deep.equal([]);
      const [after] = await put([slash()]);
      expect(after?.id).not.to.equal(before?.id);
    });
  });

  it('are created, found, changed and deleted one by one', async () => {
    for (const path of [global(), ofGuild()]) {
      const created = await post(slash(), path);
      const one = `${path}/${created.id}` as `/${string}`;
      expect(await discord().rest.get(one)).to.deep.equal(created);
      const changed = (await discord().rest.patch(one, {
        body: { description: 'New' },
      })) as APIApplicationCommand;
      expect(changed).to.deep.include({ id: created.id, name: 'ping', description: 'New' });
      expect((await list('', path)).map(({ id }) => id)).to.deep.equal([created.id]);
      await discord().rest.delete(one);
      expect(await refusal(discord().rest.get(one))).to.equal('10063');
    }
  });

  it('overwrite their namesake of the same type', async () => {
    const { id } = await post(slash());
    expect((await post(slash({ description: 'Other' }))).id).to.equal(id);
    expect((await post({ name: 'ping', type: 2 })).id).not.to.equal(id);
  });

  it('show their translations to who asks for them', async () => {
    await put([slash({ name_localizations: { de: 'klingel' } })]);
    expect((await list('?with_localizations=true'))[0]?.name_localizations).to.deep.equal({ de: 'klingel' });
    expect((await list())[0]).not.to.have.property('name_localizations');
  });

  it('may nest, and hold every kind of option', async () => {
    const options = [
      text({ required: true, autocomplete: true, min_length: 0, max_length: 6000 }),
      { type: Option.Integer, name: 'count', description: 'c', min_value: 1, max_value: 9 },
      { type: Option.Number, name: 'ratio', description: 'r', choices: [{ name: 'half', value: 0.5 }] },
      { type: Option.Channel, name: 'where', description: 'w', channel_types: [0, 5] },
      ...[Option.Boolean, Option.User, Option.Role, Option.Mentionable, Option.Attachment].map((type) => ({
        type,
        name: `kind-${type}`,
        description: 'k',
      })),
    ];
    const subcommand = { type: Option.Subcommand, name: 'add', description: 'a', options };
    const group = { type: Option.SubcommandGroup, name: 'more', description: 'm', options: [subcommand] };
    const [command] = await put([slash({ options: [subcommand, group] })]);
    expect(command?.options).to.have.length(2);
  });

  const refused: readonly [what: string, command: object, by: string][] = [
    ['a capital letter', slash({ name: 'Ping' }), 'name: APPLICATION_COMMAND_INVALID_NAME'],
    ['a blank in the name', slash({ name: 'pi ng' }), 'name: APPLICATION_COMMAND_INVALID_NAME'],
    ['a long name', slash({ name: 'p'.repeat(33) }), 'name: BASE_TYPE_MAX_LENGTH'],
    [
      'a bad name in one language',
      slash({ name_localizations: { de: 'Klingel' } }),
      'name_localizations.de: APPLICATION_COMMAND_INVALID_NAME',
    ],
    ['no description', { name: 'ping' }, 'description: BASE_TYPE_REQUIRED'],
    ['a long description', slash({ description: 'x'.repeat(101) }), 'description: BASE_TYPE_MAX_LENGTH'],
    [
      '26 options',
      slash({ options: Array.from({ length: 26 }, (_, i) => text({ name: `o${i}` })) }),
      'options: BASE_TYPE_MAX_LENGTH',
    ],
    [
      '26 choices',
      slash({
        options: [text({ choices: Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` })) })],
      }),
      'options.0.choices: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a required option after an optional one',
      slash({ options: [text(), text({ name: 'b', required: true })] }),
      'options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      'two options of one name',
      slash({ options: [text(), text()] }),
      'options.1.name: APPLICATION_COMMAND_OPTION_NAME_ALREADY_EXISTS',
    ],
    [
      'a subcommand beside a value',
      slash({ options: [text(), { type: Option.Subcommand, name: 's', description: 's' }] }),
      'options.1.type: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'choices and autocomplete together',
      slash({ options: [text({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] }),
      'options.0.choices: APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES_EXCLUSIVE',
    ],
    [
      'a context menu with a description',
      { name: 'Report', type: 3, description: 'x' },
      'description: BASE_TYPE_CHOICES',
    ],
  ];
  for (const [what, command, by] of refused) {
    it(`may not have ${what}`, async () => {
      expect(await refusal(post(command))).to.equal(`50035 ${by}`);
    });
  }

  it('may not be larger than 8,000 letters, of translations the longest counting', async () => {
    const choices = (count: number, length: number) =>
      Array.from({ length: count }, (_, i) => ({
        name: `${i}`.padEnd(length, 'x'),
        value: `${i}`.padEnd(100, 'x'),
      }));
    const options = [1, 2].map((i) => text({ name: `o${i}`, choices: choices(20, 100) }));
    expect(await refusal(post(slash({ options })))).to.equal('50035 : APPLICATION_COMMAND_TOO_LARGE');
    const translated = [1, 2].map((i) =>
      text({
        name: `o${i}`,
        choices: choices(20, 50).map((choice) => ({
          ...choice,
          name_localizations: { de: 'x'.repeat(100) },
        })),
      }),
    );
    expect(await refusal(post(slash({ options: translated })))).to.equal(
      '50035 : APPLICATION_COMMAND_TOO_LARGE',
    );
  });

  it('are unique by name and type in one request', async () => {
    expect(await refusal(put([slash(), slash()]))).to.equal(
      '50035 1.name: APPLICATION_COMMANDS_DUPLICATE_NAME',
    );
  });

  it('are at most 100 of slash and 15 of each menu', async () => {
    const menus = (type: number, count: number) =>
      Array.from({ length: count }, (_, i) => ({ name: `M${i}`, type }));
    expect(await put([...menus(2, 15), ...menus(3, 15)])).to.have.length(30);
    expect(await refusal(put(menus(2, 16)))).to.equal('30032');
    expect(await refusal(put(Array.from({ length: 101 }, (_, i) => slash({ name: `c${i}` }))))).to.equal(
      '30032',
    );
  });

  it('are not another application’s, and not in a guild that the bot is not in', async () => {
    expect(await refusal(put([], Routes.applicationCommands('1')))).to.equal('20012');
    const elsewhere = Routes.applicationGuildCommands(discord().application.id, '1');
    expect(await refusal(put([], elsewhere))).to.equal('50001');
  });
});

describe('the daily budget of new commands', () => {
  const discord = useRest();

  it('is 200 a day, and unchanged commands cost nothing', async () => {
    const path = Routes.applicationCommands(discord().application.id);
    const batch = (letter: string) => Array.from({ length: 100 }, (_, i) => slash({ name: `${letter}${i}` }));
    const put = (body: object) => discord().rest.put(path, { body });
    await put(batch('a'));
    await put(batch('a'));
    await put(batch('b'));
    expect(await refusal(put([slash()]))).to.equal('30034');
    await put(batch('b'));
    await discord().world.clock.advance({ hours: 24 });
    await put([slash()]);
  });
});
