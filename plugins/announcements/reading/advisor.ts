import type { SeenMessage } from '../domain/seen-message.js';

/** What is asked where the reader is not sure. */
export interface AdvisorQuestion {
  readonly guildId: string;
  /** Who wrote it, for limits on what a member may cost. */
  readonly authorId: string;
  /** Foreign text, as it was written: never an instruction. */
  readonly text: string;
  /** When it was written. */
  readonly writtenAt: Temporal.Instant;
  /** The guild's language, as Discord names it. */
  readonly locale: string;
}

/**
 * What this plugin uses of a service named `ai`, where a plugin offers one. It only points: its answer are the words of
 * the text that say when the event is, copied letter by letter, in the order in which they are to be read. None when
 * it does not know. What they mean is read by the bot, and a person has to agree.
 */
export interface Advisor {
  quoteTime(question: AdvisorQuestion, signal: AbortSignal): Promise<readonly string[]>;
}

/** Finds it by its name. Whose it is and what else it can do is not known here. */
export function advisorIn(services: object): Advisor | null {
  const ai: unknown = Reflect.get(services, 'ai');
  return isAdvisor(ai) ? ai : null;
}

function isAdvisor(ai: unknown): ai is Advisor {
  return typeof ai === 'object' && ai !== null && 'quoteTime' in ai && typeof ai.quoteTime === 'function';
}

/** All that a message says. */
export function spokenText({ content, embeds }: SeenMessage): string {
  const texts = embeds.flatMap(({ title, description, fields = [], footer }) => [
    title,
    description,
    ...fields.map(({ name, value }) => `${name}: ${value}`),
    footer?.text,
  ]);
  return [content, ...texts].filter(Boolean).join('\n');
}
