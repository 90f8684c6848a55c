import { expect } from 'chai';
import { Turns } from '../../../../plugins/reminders/images/turns.js';

describe('turns', () => {
  it('are taken by so many at once, and then by who waits longest', async () => {
    const turns = new Turns(2);
    const [first] = [await turns.take(1000), await turns.take(1000)];
    const order: number[] = [];
    const waiting = [1, 2].map(async (number) => {
      const end = await turns.take(1000);
      order.push(number);
      end?.();
    });
    await Promise.resolve();
    expect(order).to.deep.equal([]);
    first?.();
    await Promise.all(waiting);
    expect(order).to.deep.equal([1, 2]);
    expect(await turns.take(10)).to.be.a('function');
  });

  it('are not waited for longer than somebody can', async () => {
    const turns = new Turns(1);
    const end = await turns.take(1000);
    expect(await turns.take(10)).to.equal(null);
    end?.();
    expect(await turns.take(10)).to.be.a('function');
  });
});
