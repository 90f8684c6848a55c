import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { projectRoot } from '../../../src/core/plugins/host-package.js';
import { Translations } from '../../../src/core/translations.js';
import type { Finding } from '../../../src/services/doctor/finding.js';
import { told } from '../../../src/services/doctor/told.js';
import { RecordingLogger } from '../../support/recording-logger.js';

describe('a finding of the doctor in words', () => {
  const logger = new RecordingLogger();
  const i18n = new Translations(logger);
  i18n.add('core', fileURLToPath(new URL('src', projectRoot)));

  const say = (locale: string, key: string, count: number) => {
    const finding: Finding = { severity: 'problem', key, values: { count, first: 'add_zone' } };
    return told(finding, i18n.wordsFor(locale), String).what;
  };

  it('speaks of one migration in the singular, and of several in the plural', () => {
    expect(say('en', 'migrationsMissing', 1)).to.equal('The database lacks 1 migration: add_zone.');
    expect(say('en', 'migrationsMissing', 2)).to.include('2 migrations, the first is add_zone');
    expect(say('nl', 'migrationsMissing', 1)).to.equal('De database mist 1 migratie: add_zone.');
    expect(say('nl', 'migrationsNewer', 1)).to.include('1 migratie is hier onbekend, add_zone');
    expect(say('nl', 'migrationsNewer', 3)).to.include('3 migraties zijn hier onbekend');
    expect(logger.lines).to.deep.equal([]);
  });
});
