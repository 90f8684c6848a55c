import { expect } from 'chai';
import type { APIEmbed } from 'discord-api-types/v10';
import fc from 'fast-check';
import { embed } from '../../../src/utils/embeds/embed.js';
import { timestamp } from '../../../src/utils/embeds/timestamps.js';

describe('an embed in the house style', () => {
  it('has the colour of its category', () => {
    expect(embed('error', { title: 'No' }).color).to.not.equal(embed('success', { title: 'Yes' }).color);
  });

  it('leaves out what is empty', () => {
    expect(embed('info', { title: 'Hi', description: '', fields: [] })).to.have.all.keys('color', 'title');
  });

  it('says how many fields it left out', () => {
    const fields = Array.from({ length: 40 }, (_, index) => ({ name: `n${index}`, value: 'v' }));
    const built = embed('info', { fields }, (leftOut) => `and ${leftOut} more`);
    expect(built.fields).to.have.lengthOf(25);
    expect(built.fields?.at(-1)?.value).to.equal('and 16 more');
  });

  it('shows exactly 25 fields without a remark', () => {
    const fields = Array.from({ length: 25 }, (_, index) => ({ name: `n${index}`, value: 'v' }));
    expect(embed('info', { fields }).fields?.at(-1)).to.include({ name: 'n24', value: 'v' });
  });

  it('carries the time in the form that Discord reads', () => {
    const at = Temporal.Instant.from('2026-11-25T12:00:00Z');
    expect(embed('info', { at }).timestamp).to.equal('2026-11-25T12:00:00.000Z');
    expect(timestamp(at, 'R')).to.equal('<t:1795608000:R>');
  });

  it('is never refused by Discord for its size', () => {
    const text = (maxLength: number) => fc.string({ minLength: 0, maxLength });
    const content = fc.record({
      title: text(400),
      description: text(6000),
      footer: text(3000),
      author: text(400),
      fields: fc.array(fc.record({ name: text(400), value: text(1500) }), { maxLength: 40 }),
    });
    fc.assert(
      fc.property(content, (given) => expectAcceptable(embed('info', given))),
      { numRuns: 300 },
    );
  });
});

function expectAcceptable(built: APIEmbed): void {
  const fields = built.fields ?? [];
  expect(built.title?.length ?? 0).to.be.at.most(256);
  expect(built.description?.length ?? 0).to.be.at.most(4096);
  expect(built.footer?.text.length ?? 0).to.be.at.most(2048);
  expect(built.author?.name.length ?? 0).to.be.at.most(256);
  expect(fields.length).to.be.at.most(25);
  for (const { name, value } of fields) {
    expect(name.length).to.be.within(1, 256);
    expect(value.length).to.be.within(1, 1024);
  }
  const total =
    (built.title?.length ?? 0) +
    (built.description?.length ?? 0) +
    (built.footer?.text.length ?? 0) +
    (built.author?.name.length ?? 0) +
    fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  expect(total).to.be.at.most(6000);
}
