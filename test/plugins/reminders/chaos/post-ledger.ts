import { setTimeout as sleep } from 'node:timers/promises';
import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import type { Sandbox } from '../../../../src/sandbox/sandbox.js';
import { textOf } from './make-due.js';

/** What became of all reminders, in the channels and in the database. */
export interface Verdict {
  /** Reminders of which no message stands anywhere. */
  readonly lost: number;
  /** Messages too many. */
  readonly doubled: number;
  /** Posts that arrived a second time and that Discord recognised by their nonce. */
  readonly twinsDropped: number;
  /** Answers of 429 by the sandbox's own limits; those that were put in its mouth are among the troubles. */
  readonly overLimits: OverLimits;
  readonly posts: number;
  readonly sent: number;
  readonly failed: number;
  /** How often a delivery was claimed. */
  readonly attempts: number;
  readonly killed: number;
  /** In milliseconds. */
  readonly longestBetweenKills: number;
  /** What posts met with, by how often. */
  readonly troubles: Readonly<Record<string, number>>;
  /** How often the clocks had to be moved past a lease. */
  readonly moves: number;
}

interface OverLimits {
  /** Over what it takes of the whole bot. */
  readonly ofBot: number;
  /** Over what it takes in one channel. */
  readonly ofRoute: number;
}

/** Counts what is posted while it happens, and at the end reads every channel. */
export class PostLedger implements Disposable {
  #posts = 0;
  #twinsDropped = 0;
  #arrived = 0;
  readonly #overLimits = { ofBot: 0, ofRoute: 0 };
  #onPost: () => void = () => undefined;

  readonly #end: () => void;

  constructor(discord: Sandbox) {
    this.#end = discord.ledger.onRequest(({ method, route, status, messageIds }, answer) => {
      if (status === 429) this.#overLimits[isOfBot(answer) ? 'ofBot' : 'ofRoute'] += 1;
      if (method !== 'POST' || !route.endsWith('/messages') || status !== 200) return;
      this.#posts += 1;
      this.#onPost();
      this.#arrived += messageIds.length;
      if (messageIds.length === 0) this.#twinsDropped += 1;
    });
  }

  /** How many messages there are by now. */
  get arrived(): number {
    return this.#arrived;
  }

  /** Resolves at the next post, or after so many milliseconds. */
  async nextPost(longest: number): Promise<void> {
    const posted = new Promise<void>((resolve) => {
      this.#onPost = resolve;
    });
    await Promise.race([posted, sleep(longest, undefined, { ref: false })]);
  }

  verdict(
    guilds: readonly GuildActor[],
    reminders: number,
  ): Pick<Verdict, 'lost' | 'doubled' | 'twinsDropped' | 'overLimits' | 'posts'> {
    const times = timesPosted(guilds);
    const expected = Array.from({ length: reminders }, (_, number) => times.get(textOf(number)) ?? 0);
    return {
      lost: expected.filter((count) => count === 0).length,
      doubled: expected.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
      twinsDropped: this.#twinsDropped,
      overLimits: this.#overLimits,
      posts: this.#posts,
    };
  }

  [Symbol.dispose](): void {
    this.#end();
  }
}

function timesPosted(guilds: readonly GuildActor[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { content } of guilds.flatMap(({ channels }) => channels.flatMap(({ messages }) => messages))) {
    const text = content.split('\n').at(-1)?.replace('>>> ', '') ?? '';
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  return times;
}

/** https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit */
function isOfBot(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'global' in answer && answer.global === true;
}
