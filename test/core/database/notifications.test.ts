import { expect } from 'chai';
import { Notifications } from '../../../src/core/database/notifications.js';
import { withClient } from '../../../src/core/database/with-client.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { RecordingLogger } from '../../support/recording-logger.js';
import { listenInSilence } from '../../support/silent-server.js';

describe('notifications', () => {
  let database: TestDatabase;

  before(async () => {
    database = await testDatabase();
  });
  after(() => database.drop());

  it('are heard on their own channel, from the moment in which the start is over', async () => {
    const notifications = new Notifications(database.url, new RecordingLogger());
    const heard = Promise.withResolvers<string>();
    notifications.subscribe('tea "and" cake', { onNotification: heard.resolve, onGap: () => undefined });
    notifications.subscribe('coffee', {
      onNotification: () => heard.reject(new Error('that was said on another channel')),
      onGap: () => undefined,
    });
    await notifications.start();
    await withClient(database.url, (client) => client.query(`select pg_notify('tea "and" cake', 'ready')`));
    expect(await heard.promise).to.equal('ready');
    await notifications.stop();
    expect(notifications.listening).to.equal(false);
  });

  it('can be stopped while the database takes the connection and answers nothing', async () => {
    await using silent = await listenInSilence();
    const notifications = new Notifications(
      `postgres://nobody@127.0.0.1:${silent.port}/nowhere`,
      new RecordingLogger(),
    );
    const started = notifications.start();
    await silent.connected;
    await notifications.stop();
    await started;
    expect(notifications.listening).to.equal(false);
  });
});
