import { expect } from 'chai';
import { excerptsOf } from '../../../../../plugins/reminders/domain/announcement/excerpts.js';
import { readAnnouncement } from '../../../../../plugins/reminders/domain/announcement/read-announcement.js';
import { titleOf } from '../../../../../plugins/reminders/domain/announcement/wording.js';

const context = {
  now: Temporal.Instant.from('2026-03-11T09:00:00Z'),
  zone: 'Europe/Brussels',
  locale: 'en',
} as const;

describe('hidden words of an announcement', () => {
  it('are left out of its title, where nothing can be hidden', () => {
    expect(titleOf({ content: '||Secret party today at 20:00||' })).to.equal(null);
    expect(titleOf({ content: 'Geheim: ||taart voor\nMaya|| vandaag om 20u' })).to.equal(
      'Geheim: vandaag om 20u',
    );
    expect(titleOf({ embeds: [{ title: '||Maya||', description: 'Raid ||with Bo|| at 8' }] })).to.equal(
      'Raid at 8',
    );
    expect(titleOf({ content: 'Raid a||b at 8' })).to.equal('Raid ab at 8');
  });

  it('are left out of its place', () => {
    const placed = (content: string) => {
      const read = readAnnouncement({ content }, context);
      return read.kind === 'none' ? read : read.location;
    };
    expect(placed('Party on Friday at 20:00\nLocation: the hall ||behind the bar||')).to.equal('the hall');
    expect(placed('Party on Friday at 20:00\nLocation: ||behind the bar||')).to.equal(null);
    expect(placed('Feest op vrijdag om 20u\n||Niet zeggen\nWaar: bij Maya||')).to.equal(null);
  });

  it('stay hidden in its quotes, with what was read where it was', () => {
    const message = { content: 'Party ||for Maya|| on Friday at 20:00\n||Cake at\n21:00||' };
    const { spans } = readAnnouncement(message, context);
    const excerpts = excerptsOf(message, spans);
    expect(excerpts[0]?.text).to.equal('Party █████ ██████ on Friday at 20:00');
    const words = excerpts.flatMap(({ text, marks }) =>
      marks.map(({ start, end }) => text.slice(start, end)),
    );
    expect(words).to.include.members(['Friday', '20:00']);
    expect(JSON.stringify(excerpts)).not.to.match(/Maya|Cake|21/);
  });
});
