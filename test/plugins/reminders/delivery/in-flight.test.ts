import { expect } from 'chai';
import { InFlight } from '../../../../plugins/reminders/delivery/in-flight.js';

describe('messages on their way', () => {
  let now: Temporal.Instant;
  let inFlight: InFlight;

  beforeEach(() => {
    now = Temporal.Instant.from('2026-11-26T09:00:00Z');
    inFlight = new InFlight({ now: () => now });
  });

  const seconds = (number: number) => {
    now = now.add({ seconds: number });
  };
  const room = () => inFlight.room(now).limit;

  async function send(count: number, arrives: boolean): Promise<void> {
    for (let number = 0; number < count; number += 1) inFlight.add(Promise.resolve(arrives), '1');
    await inFlight.settled();
  }

  it('are a hundred at once, and a hundred more beside them', () => {
    expect(room()).to.equal(100);
    for (const channel of [150, 50]) {
      for (let number = 0; number < channel; number += 1)
        inFlight.add(new Promise(() => undefined), `${channel}`);
      expect(room()).to.equal(channel === 150 ? 50 : 0);
    }
    expect(inFlight.room(now).busyChannels).to.deep.equal(['150', '50']);
  });

  it('are as many as arrived within two seconds, and never more than two hundred', async () => {
    await send(70, true);
    seconds(1);
    await send(70, true);
    expect(room()).to.equal(140);
    await send(500, true);
    expect(room()).to.equal(200);
  });

  it('are a hundred again when fewer arrive', async () => {
    await send(150, true);
    seconds(1);
    expect(room()).to.equal(150);
    seconds(1);
    expect(room()).to.equal(100);
    await send(150, true);
    seconds(60);
    expect(room()).to.equal(100);
  });

  it('do not become more by what fails', async () => {
    await send(500, false);
    expect(room()).to.equal(100);
  });
});
