import { expect } from 'chai';
import { BusyError } from '../../../src/core/discord/request-slots.js';
import { WaitingRoom } from '../../../src/core/discord/waiting-room.js';

describe('the waiting room of requests', () => {
  let left: string[];
  let room: WaitingRoom;

  beforeEach(() => {
    left = [];
    room = new WaitingRoom((lane) => left.push(lane));
  });

  it('admits in the order of arrival, users before bulk', async () => {
    const order: string[] = [];
    for (const name of ['bulk 1', 'user 1', 'bulk 2', 'user 2']) {
      void room.enter(name.startsWith('user') ? 'user' : 'bulk').then(() => order.push(name));
    }
    while (room.admitNext()) await Promise.resolve();
    await Promise.resolve();
    expect(order).to.deep.equal(['user 1', 'user 2', 'bulk 1', 'bulk 2']);
  });

  it('lets go of a request that was aborted, and tells', async () => {
    const controller = new AbortController();
    const waiting = room.enter('user', controller.signal);
    controller.abort(new Error('timed out'));
    expect(await failure(waiting)).to.have.property('message', 'timed out');
    expect(room.size).to.equal(0);
    expect(left).to.deep.equal(['user']);
  });

  it('does not let in what is aborted already', async () => {
    expect(await failure(room.enter('user', AbortSignal.abort(new Error('gone'))))).to.have.property(
      'message',
      'gone',
    );
    expect(room.size).to.equal(0);
  });

  it('forgets the signal of a request that was admitted', async () => {
    const controller = new AbortController();
    const waiting = room.enter('user', controller.signal);
    room.admit('user', 1);
    controller.abort();
    await waiting;
    expect(left).to.deep.equal([]);
  });

  it('turns bulk away when too much waits, and still takes users', async () => {
    for (let i = 0; i < 250; i++) void room.enter('bulk');
    expect(await failure(room.enter('bulk'))).to.be.instanceOf(BusyError);
    void room.enter('user');
    expect(room.size).to.equal(251);
  });
});

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => expect.fail('it was admitted'),
    (error) => error,
  );
}
