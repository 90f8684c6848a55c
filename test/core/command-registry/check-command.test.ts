import { expect } from 'chai';
import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { checkCommand } from '../../../src/core/command-registry/check-command.js';
import { checkCommandSet } from '../../../src/core/command-registry/check-command-set.js';

type Option = APIApplicationCommandOption;

const command = (more: object = {}) =>
  ({ name: 'cake', description: 'Bakes', ...more }) as RESTPostAPIApplicationCommandsJSONBody;

const option = (name: string, more: object = {}) =>
  ({ type: ApplicationCommandOptionType.String, name, description: 'Of', ...more }) as Option;

const many = <Item>(length: number, make: (index: number) => Item) =>
  Array.from({ length }, (_, index) => make(index));
const choice = (index: number, value = `v${index}`) => ({ name: `c${index}`, value });

describe('a command', () => {
  const fine: Readonly<Record<string, object>> = {
    'with nothing but a name and a description': {},
    'with a name in another script': { name: 'कुकी-_1' },
    'with 25 options of 25 choices': {
      options: many(25, (i) => option(`o${i}`, { choices: many(25, (c) => choice(c)) })),
    },
    'with required options before optional ones': { options: [option('a', { required: true }), option('b')] },
    'in a menu, with capitals and spaces': {
      type: ApplicationCommandType.Message,
      name: 'Remind me of this',
    },
  };
  for (const [what, more] of Object.entries(fine)) {
    it(`is fine ${what}`, () => {
      expect(checkCommand(command(more))).to.equal(null);
    });
  }

  const wrong: Readonly<Record<string, readonly [more: object, problem: string]>> = {
    'with capitals': [{ name: 'Cake' }, 'the name "Cake" is not allowed'],
    'with a space': [{ name: 'my cake' }, 'the name "my cake" is not allowed'],
    'with a name that is too long': [{ name: 'x'.repeat(33) }, 'is not allowed'],
    'without a description': [{ description: '' }, 'the description of "cake" has 0 characters'],
    'with a description that is too long': [{ description: 'x'.repeat(101) }, 'has 101 characters; 1 to 100'],
    'with 26 options': [{ options: many(26, (i) => option(`o${i}`)) }, '"cake" has 26 options; at most 25'],
    'with 26 choices': [
      { options: [option('kind', { choices: many(26, (c) => choice(c)) })] },
      'the option "kind" has 26 choices',
    ],
    'with capitals in another language': [
      { name_localizations: { nl: 'Taart' } },
      'the name "Taart" is not allowed',
    ],
    'with an option with a space in another language': [
      { options: [option('kind', { name_localizations: { nl: 'wat voor' } })] },
      'the name "wat voor" is not allowed',
    ],
    'with a description that is too long in another language': [
      { description_localizations: { nl: 'x'.repeat(101) } },
      'has 101 characters; 1 to 100',
    ],
    'with two options of one name in another language': [
      { options: [option('kind', { name_localizations: { nl: 'soort' } }), option('soort')] },
      'two options named "soort"',
    ],
    'with too many characters in another language': [
      {
        options: many(25, (i) =>
          option(`o${i}`, {
            description_localizations: { nl: 'x'.repeat(100) },
            choices: many(25, (c) => ({
              name: 'y',
              name_localizations: { nl: 'y'.repeat(9) },
              value: `${c}`,
            })),
          }),
        ),
      },
      'at most 8000 are allowed',
    ],
    'with two options of one name': [{ options: [option('a'), option('a')] }, 'two options named "a"'],
    'with a required option after an optional one': [
      { options: [option('a'), option('b', { required: true })] },
      'the required option "b" of "cake" must stand before',
    ],
    'with a fault deep below': [
      {
        options: [
          option('group', {
            type: ApplicationCommandOptionType.SubcommandGroup,
            options: [
              option('bake', { type: ApplicationCommandOptionType.Subcommand, options: [option('Bad')] }),
            ],
          }),
        ],
      },
      'the name "Bad" is not allowed',
    ],
    'with more than 8,000 characters in all': [
      { options: many(4, (i) => option(`o${i}`, { choices: many(25, (c) => choice(c, 'x'.repeat(90))) })) },
      'characters in names, descriptions and choices; at most 8000',
    ],
    'in a menu, with a name that is too long in another language': [
      { type: ApplicationCommandType.User, name_localizations: { nl: 'x'.repeat(33) } },
      'its name has 33 characters',
    ],
    'in a menu, with a name that is too long': [
      { type: ApplicationCommandType.User, name: 'x'.repeat(33) },
      'its name has 33 characters',
    ],
  };
  for (const [what, [more, problem]] of Object.entries(wrong)) {
    it(`is refused ${what}`, () => {
      expect(checkCommand(command(more))).to.include(problem);
    });
  }
});

describe('all commands together', () => {
  it('may be 100 by slash and 15 in each menu', () => {
    const menu = (type: ApplicationCommandType) => many(15, () => command({ type }));
    const commands = [
      ...many(100, () => command()),
      ...menu(ApplicationCommandType.User),
      ...menu(ApplicationCommandType.Message),
    ];
    expect(checkCommandSet(commands)).to.equal(null);
    expect(checkCommandSet([...commands, command()])).to.include('101 commands');
  });
});
