import type { Manner } from '../domain/delivery/manner.js';
import type { Invite } from '../domain/invite.js';
import type { MassMention } from '../domain/mass-mention.js';
import type { Assumption } from '../domain/reading/reading.js';
import type { UsualWhen } from '../presets/preset.js';
import type { Reminder } from '../reminder.entity.js';
import type { Draft } from './draft.entity.js';
import type { MannerWish } from './read-manner.js';

/** The reminder that somebody asks for. */
export interface Wish {
  readonly channelId: string;
  /** As typed. */
  readonly when: string;
  readonly what: string;
  /** How often, for who does not say so in `when`. */
  readonly repeat?: string | undefined;
  /** By whose clocks and in which language `when` was written, if not by the owner's. */
  readonly writtenIn?: Pick<UsualWhen, 'zone' | 'locale'> | undefined;
  /** What is usual for this one, before what is usual in the guild. */
  readonly usual?: Partial<Manner> | undefined;
  /** The owner's language, as Discord names it. */
  readonly locale: string;
  readonly manner?: MannerWish | undefined;
  /** A picture to show. */
  readonly image?: Uint8Array | undefined;
  /** Whom to mention beside the owner. Whether they may is asked by the pieces, and by each delivery. */
  readonly mention?: MassMention | null | undefined;
  /** The message that it is about. */
  readonly link?: string | undefined;
  /** Whom to ask whether they want to be reminded, too. */
  readonly invite?: Invite | undefined;
}

/** What an owner wants changed. */
export interface Edit extends Pick<Wish, 'locale' | 'manner' | 'mention'> {
  readonly channelId?: string | undefined;
  readonly when?: string | undefined;
  /** Another rhythm, for the time that it has or for the one that is given; or none. */
  readonly repeat?: string | undefined;
  readonly what?: string | undefined;
}

export interface Created {
  readonly kind: 'created' | 'edited';
  readonly reminder: Reminder;
  /** What the words left open and was filled in. */
  readonly assumptions: readonly Assumption[];
  /** It has repeated, and repeats no more: because its owner said so, or because they gave it a time and no rhythm. */
  readonly seriesOver?: 'as-wished' | 'unsaid' | undefined;
}

/** The words can be read in several ways; nothing is set before one of them is chosen. */
export interface Asked {
  readonly kind: 'asked';
  readonly draft: Draft;
  /** `when` and `repeat` name different days. */
  readonly isClash?: boolean | undefined;
}
