import { expect } from 'chai';
import { migrationName } from '../../../../src/core/database/migrations/migration-file.js';

describe("a migration's name", () => {
  const now = Temporal.Instant.from('2026-03-04T05:06:07Z');

  it('begins with the time, then says whose it is and what it does', () => {
    expect(migrationName('reminders', 'add_zone', now, [])).to.equal('20260304050607_reminders_add_zone');
  });

  it('comes after the latest, also when the clock is behind', () => {
    const existing = ['20260301000000_core_a.ts', '20270101235959_core_b.ts'];
    expect(migrationName('reminders', 'add_zone', now, existing)).to.equal(
      '20270102000000_reminders_add_zone',
    );
  });
});
