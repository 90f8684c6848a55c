import { expect } from 'chai';
import { type Command, CommanderError } from 'commander';
import { announcementCommand } from '../../../../plugins/reminders/cli/announcement-command.js';
import { whenCommand } from '../../../../plugins/reminders/cli/when-command.js';

describe('a command that cannot do what was asked', () => {
  for (const [parameters, said] of [
    [
      ['tomorrow', '--zone', 'Brussels'],
      'error: --zone: "Brussels" is no IANA time zone such as Europe/Brussels.',
    ],
    [
      ['morgen', '--locale', 'nl', '--zone', 'Brussel'],
      'fout: --zone: "Brussel" is geen IANA-tijdzone zoals Europe/Brussels.',
    ],
    [
      ['morgen', '--now', 'gisteren', '--locale=nl'],
      'fout: --now: "gisteren" is geen moment zoals 2026-03-11T09:00:00Z.',
    ],
    [['tomorrow', '--locale', 'de'], 'error: --locale: "de" is neither en nor nl.'],
    [['tomorrow', '--nope'], 'error: there is no option --nope; --help shows those there are'],
    [['morgen', '--locale', 'nl', '--nee'], 'fout: er is geen optie --nee; --help toont welke er zijn'],
    [['morgen', '--locale', 'nl', '--zone'], 'fout: achter --zone moet een waarde staan'],
    [
      ['next', 'friday', 'at', '8'],
      'error: a text of several words needs quotation marks: npx alphapy when "next friday at 8"',
    ],
    [
      ['kwart', 'over', '7', '--locale', 'nl'],
      'fout: een tekst van meer dan één woord moet tussen aanhalingstekens staan: npx alphapy when "kwart over 7"',
    ],
    [[], 'error: there is no text to read. Put it in quotation marks: npx alphapy when "next friday at 8pm"'],
    [
      ['--locale', 'nl'],
      'fout: er is geen tekst om te lezen. Zet hem tussen aanhalingstekens: npx alphapy when "volgende vrijdag om 20u"',
    ],
  ] as const) {
    it(`says what is wrong with "when ${parameters.join(' ')}"`, async () => {
      expect(await problemOf(whenCommand(parameters), parameters)).to.equal(`${said}\n`);
    });
  }

  for (const [parameters, said] of [
    [
      ['friday', 'at', '8'],
      [
        'error: there is no file /standing/friday',
        'error: there is no file /standing/at',
        'error: there is no file /standing/8',
        'If that is a text and no file: npx alphapy when "friday at 8"',
      ],
    ],
    [
      ['vrijdag', '--locale', 'nl'],
      [
        'fout: er is geen bestand /standing/vrijdag',
        'Is dat een tekst en geen bestand: npx alphapy when "vrijdag"',
      ],
    ],
    [['quiz.json'], ['error: there is no file /standing/quiz.json']],
    [
      ['--locale', 'nl'],
      [
        'fout: er is geen bestand om te lezen. Noem er een met een bericht als JSON: npx alphapy announcement bericht.json',
      ],
    ],
    [
      ['quiz.json', '--jsonl', '--locale', 'nl'],
      ['fout: --jsonl leest de standaardinvoer en geen bestanden; laat een van de twee weg'],
    ],
  ] as const) {
    it(`says what is wrong with "announcement ${parameters.join(' ')}"`, async () => {
      const command = announcementCommand({ asTyped: (path) => `/standing/${path}` }, parameters);
      expect(await problemOf(command, parameters)).to.equal(`${said.join('\n')}\n`);
    });
  }

  it('says of a folder that it is one', async () => {
    const folder = import.meta.dirname;
    const of = (parameters: string[]) =>
      problemOf(announcementCommand({ asTyped: () => folder }, parameters), parameters);
    expect(await of(['here'])).to.equal(`error: ${folder} cannot be read: it is a folder\n`);
    expect(await of(['hier', '--locale', 'nl'])).to.equal(
      `fout: ${folder} kan niet worden gelezen: het is een map\n`,
    );
  });
});

/** What a command writes to the error output before it ends. */
async function problemOf(command: Command, parameters: readonly string[]): Promise<string> {
  let written = '';
  command.exitOverride().configureOutput({
    writeErr: (text) => {
      written += text;
    },
  });
  const failure = await command.parseAsync([...parameters], { from: 'user' }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).to.be.instanceOf(CommanderError);
  return written;
}
