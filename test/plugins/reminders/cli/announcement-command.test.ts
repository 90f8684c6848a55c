import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { temporaryFolder } from '../../../support/temporary.js';
import { jsonLines, runAndReadLittle, runWithInput, THEN } from './run-with-input.js';

const raid = {
  content: '',
  author: { id: '1' },
  embeds: [
    {
      title: 'Raid night',
      description: null,
      fields: [
        { name: 'Date', value: 'Friday 13 March', inline: true },
        { name: 'Time', value: '20:30' },
        { name: 'Where', value: 'Voice 2' },
      ],
    },
  ],
};

describe('npx alphapy announcement', function () {
  this.timeout(180_000);

  const folder = temporaryFolder('alphapy announcement ');
  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  after(() => rmSync(folder, { recursive: true }));

  it('prints one object for each file', async () => {
    const files = [
      file('raid.json', JSON.stringify(raid)),
      file('quiz.json', JSON.stringify({ content: 'Quiz next Friday 20:00' })),
      file('thanks.json', JSON.stringify({ content: 'Thanks for coming!' })),
    ];
    const { stdout } = await runWithInput(['announcement', ...files, '--json', ...THEN]);
    const part = 'embeds[0].fields[0].value';
    expect(jsonLines(stdout)).to.deep.equal([
      {
        kind: 'create',
        start: '2026-03-13T19:30:00Z',
        next: null,
        title: 'Raid night',
        location: 'Voice 2',
        spans: [
          { part, start: 0, end: 6, text: 'Friday', what: 'date' },
          { part, start: 7, end: 15, text: '13 March', what: 'date' },
          { part: 'embeds[0].fields[1].value', start: 0, end: 5, text: '20:30', what: 'time' },
        ],
      },
      {
        kind: 'propose',
        options: ['2026-03-13T19:00:00Z', '2026-03-20T19:00:00Z'],
        why: 'several-readings',
        spans: [
          { part: 'content', start: 5, end: 16, text: 'next Friday', what: 'date' },
          { part: 'content', start: 17, end: 22, text: '20:00', what: 'time' },
        ],
      },
      { kind: 'none', why: 'no-date', spans: [] },
    ]);
  });

  it('shows a person what it read where, and why', async () => {
    const { stdout } = await runWithInput([
      'announcement',
      file('for-people.json', JSON.stringify(raid)),
      ...THEN,
    ]);
    expect(stdout).to.match(/embeds\[0\]\.fields\[0\]\.value:\n {2}Friday 13 March\n {2}\^{6} \^{8}\n/);
    expect(stdout).to.match(
      /Creates a reminder: Raid night, Voice 2\n {2}Friday,? 13 March 2026 at 20:30 \(Europe\/Brussels\)/,
    );
  });

  it('answers every line of its input with the id', async () => {
    const context = { now: '2026-03-11T09:00:00Z', zone: 'Europe/Brussels', locale: 'nl' };
    const lines = [
      JSON.stringify({ id: 1, message: { content: 'Elke dinsdag om 20u koorrepetitie' }, ...context }),
      '{}',
      JSON.stringify({
        id: 2,
        message: {
          content: null,
          embeds: [
            { title: 'Quiz', description: 'Morgen 20u', fields: [{ name: null, value: null }], footer: null },
            { title: null, description: null, fields: null, footer: { text: null } },
          ],
        },
        ...context,
      }),
    ];
    const { stdout } = await runWithInput(['announcement', '--jsonl'], lines.join('\n'));
    const [answer, bad, withNulls] = jsonLines(stdout);
    expect(answer).to.deep.include({ id: 1, kind: 'create', start: '2026-03-17T19:00:00Z', location: null });
    expect(bad)
      .to.have.property('error')
      .that.matches(/^message: /);
    expect(withNulls).to.deep.include({ id: 2, kind: 'create', start: '2026-03-12T19:00:00Z' });
  });

  it('says which file is no message', async () => {
    const { code, stderr } = await runWithInput(['announcement', file('broken.json', '{'), ...THEN]);
    expect(stderr).to.match(/broken\.json cannot be read/);
    expect(code).to.equal(78);
    const list = await runWithInput(['announcement', file('list.json', '[]'), ...THEN]);
    expect(list.stderr.match(/error:/g)).to.have.lengthOf(1);
    expect(list.stderr).to.include('list.json is no message: it has to be an object such as {"content"');
  });

  it('reads on after a file that is none, and says at the end which', async () => {
    const files = [
      file('first.json', '{'),
      file('second.json', JSON.stringify({ content: 'Quiz on 20 March at 20:00' })),
      file('third.json', JSON.stringify({ message: [] })),
      file('fourth.json', JSON.stringify({ content: 'Quiz on 21 March at 20:00' })),
    ];
    const { code, stdout, stderr } = await runWithInput(['announcement', ...files, '--json', ...THEN]);
    expect(jsonLines(stdout).map((one) => (one as { start?: string }).start)).to.deep.equal([
      '2026-03-20T19:00:00Z',
      '2026-03-21T19:00:00Z',
    ]);
    expect(stderr).to.include('first.json cannot be read').and.include('third.json is no message');
    expect(stderr).to.not.include('second.json').and.not.include('fourth.json');
    expect(code).to.equal(78);
  });

  it('reads a message that is wrapped as for --jsonl', async () => {
    const wrapped = file(
      'wrapped.json',
      JSON.stringify({ id: 1, message: { content: 'Quiz on 20 March at 20:00' } }),
    );
    const { stdout } = await runWithInput(['announcement', wrapped, '--json', ...THEN]);
    expect(jsonLines(stdout)[0]).to.deep.include({ kind: 'create', start: '2026-03-20T19:00:00Z' });
  });

  it('shows of a long line what was read in it, and says how much is left out', async () => {
    const content = `${'tea '.repeat(2_000)}Quiz on 20 March at 20:00, join us!${' cake'.repeat(60_000)}`;
    const { stdout } = await runWithInput([
      'announcement',
      file('long.json', JSON.stringify({ content })),
      ...THEN,
    ]);
    expect(stdout.length).to.be.lessThan(1_500);
    expect(stdout).to.match(/…[^\n]*Quiz on 20 March at 20:00, join us![^\n]*…\n/);
    const [line = '', marks = ''] = stdout.split('\n').slice(1);
    expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).to.equal('on 20 March at 20:00');
    expect(stdout).to.match(/\([\d,]+ characters are left out\)/);
  });

  it('speaks Dutch where it reads for those who do', async () => {
    const files = [
      file('nl.json', JSON.stringify({ content: 'Filmavond op 20 maart om 20u, iedereen welkom!' })),
      file('nl-none.json', JSON.stringify({ content: 'Goedemorgen' })),
    ];
    const { stdout } = await runWithInput(['announcement', ...files, ...THEN, '--locale', 'nl']);
    expect(stdout).to.match(/Maakt een herinnering: Filmavond[\s\S]*zeker voor [\s\S]*aangenomen: /);
    expect(stdout).to.include('Doet niets, want er staat geen tijd van een evenement in.');
  });

  it('says what is wrong in words, in the language for which it reads', async () => {
    const files = [
      file('no-json.json', 'Quiz'),
      file('number.json', '{"content":3}'),
      file('title.json', '{"embeds":[{"title":{}}]}'),
      file('lijst.json', '[]'),
      join(folder, 'absent.json'),
    ];
    const english = await runWithInput(['announcement', ...files, ...THEN]);
    expect(linesOf(english.stderr)).to.deep.equal([
      'error: no-json.json cannot be read: it is no JSON',
      'error: number.json is no message: content has to be text',
      'error: title.json is no message: embeds.0.title has to be text',
      'error: lijst.json is no message: it has to be an object such as {"content": "Quiz on friday at 20:00"}',
      'error: there is no file absent.json',
    ]);
    const dutch = await runWithInput(['announcement', ...files, ...THEN, '--locale=nl']);
    expect(linesOf(dutch.stderr)).to.deep.equal([
      'fout: no-json.json kan niet worden gelezen: het is geen JSON',
      'fout: number.json is geen bericht: content moet tekst zijn',
      'fout: title.json is geen bericht: embeds.0.title moet tekst zijn',
      'fout: lijst.json is geen bericht: het moet een object zijn, zoals {"content": "Quiz op vrijdag om 20u"}',
      'fout: er is geen bestand absent.json',
    ]);
    for (const { code } of [english, dutch]) expect(code).to.equal(78);
  });

  it('names no codes to a person', async () => {
    const paths = [
      file('either.json', JSON.stringify({ content: 'Quiz next Friday 20:00' })),
      file('nothing.json', JSON.stringify({ content: 'Thanks for coming!' })),
    ];
    const { stdout } = await runWithInput(['announcement', ...paths, ...THEN]);
    expect(stdout).to.match(/^Proposes, because people would read its time differently:$/m);
    expect(stdout).to.match(/^Does nothing, because it names no time of an event\.$/m);
  });

  it('takes no files where it reads lines, instead of passing them over', async () => {
    const { code, stderr } = await runWithInput(['announcement', '--jsonl', file('tea.json', '{}')]);
    expect(stderr).to.include('--jsonl reads standard input, and no files');
    expect(code).to.equal(78);
  });

  it('shows what would drive a terminal instead of letting it', async () => {
    const content = '\u001b[31mQuiz\u202e next Friday 20:00\u0007';
    const { stdout } = await runWithInput([
      'announcement',
      file('hostile.json', JSON.stringify({ content })),
      ...THEN,
    ]);
    expect(stdout).to.include('�[31mQuiz� next Friday 20:00�');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
    expect(stdout).not.to.match(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it('ends when nobody reads its answers any more', async () => {
    const line = JSON.stringify({
      id: 1,
      message: { content: 'Quiz' },
      now: THEN[1],
      zone: 'UTC',
      locale: 'en',
    });
    const { code, stderr } = await runAndReadLittle(['announcement', '--jsonl'], `${line}\n`.repeat(20_000));
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
  });

  /** What it said, without the folder of this test. */
  function linesOf(stderr: string): string[] {
    return stderr.replaceAll(`${folder}/`, '').trimEnd().split('\n');
  }
});
