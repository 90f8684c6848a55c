import { expect } from 'chai';
import { openDatabase } from '../../../src/core/processes/manager-database.js';
import { RecordingLogger } from '../../support/recording-logger.js';
import { until } from '../../support/until.js';
import { assignmentFor } from './fixtures/assignment.js';

describe('the database of the manager', () => {
  it('is waited for no longer when the bot is stopped meanwhile', async () => {
    const config = { ...assignmentFor('manager').config, DATABASE_URL: 'postgres://127.0.0.1:1/none' };
    const logger = new RecordingLogger();
    const stopping = new AbortController();
    const opening = openDatabase(config, logger, stopping.signal).catch((error) => error);
    await until(() => logger.lines.length > 0);
    stopping.abort('asked to stop');
    expect(await opening).to.equal('asked to stop');
  });
});
