import { expect } from 'chai';
import { FileStore } from '../../../src/sandbox/state/files.js';
import { postMessage } from '../../../src/sandbox/state/messages.js';
import { pinMessage } from '../../../src/sandbox/state/pins.js';
import { addReaction } from '../../../src/sandbox/state/reactions.js';
import { nextSnowflake, snowflakeInstant } from '../../../src/sandbox/state/snowflakes.js';
import { createState } from '../../../src/sandbox/state/state.js';
import { smallWorld } from '../small-world.js';

describe('what the sandbox remembers', () => {
  it('is the newest 1,000 messages of a channel, and nothing about older ones', () => {
    const { world, channel, alice } = smallWorld();
    const post = (content: string) => postMessage(world, { channel, author: alice, body: { content } });
    const first = post('first');
    addReaction(world, channel, first, '👍', alice.id);
    pinMessage(world, channel, first, alice);
    for (let i = 0; i < 1_000; i += 1) post(`${i}`);
    expect([channel.messages.size, channel.reactions.size, channel.pins.size]).to.deep.equal([1_000, 0, 0]);
  });

  it('is the newest 64 MiB of files', () => {
    const files = new FileStore();
    const file = { field: 'files[0]', name: 'a', type: '', bytes: new Uint8Array(10 * 1024 * 1024) };
    for (const id of ['1', '2', '3', '4', '5', '6', '7']) files.add(id, file);
    expect([files.get('1'), files.get('2')]).to.deep.equal([undefined, file]);
  });
});

describe('an id', () => {
  const noon = Temporal.Instant.from('2026-11-25T12:00:00Z');

  it('carries its time', () => {
    expect(snowflakeInstant(nextSnowflake(createState(), noon)).toString()).to.equal('2026-11-25T12:00:00Z');
  });

  it('is larger than all before it, also when the clock stands still or goes back', () => {
    const state = createState();
    const ids = [noon, noon, noon.subtract({ hours: 1 })].map((instant) =>
      BigInt(nextSnowflake(state, instant)),
    );
    expect(ids.toSorted((a, b) => Number(a - b))).to.deep.equal(ids);
    expect(new Set(ids).size).to.equal(3);
  });
});
