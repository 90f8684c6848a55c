import type { SeenMessage } from './seen-message.js';

/** Buttons of reminders, and of what this plugin writes. */
const OWN_CONTROL = /^(?:reminders|announcements):/;

/** How a reminder begins, before and after it is done; see reminders' own messages. */
const REMINDER = /[⏰✅] ?<@/u;

/** Whether a message is a reminder, or one of our own questions, or repeats one. What reads those talks to itself. */
export function isEcho({ content, embeds, controls }: SeenMessage): boolean {
  return (
    controls.some((id) => OWN_CONTROL.test(id)) ||
    REMINDER.test(content) ||
    embeds.some(({ title = '', description = '' }) => REMINDER.test(title) || REMINDER.test(description))
  );
}

/** Messages to which a message links, the first few. Each of our reminders links to its announcement. */
export function linkedMessages({ content, embeds }: SeenMessage): string[] {
  const texts = [content, ...embeds.flatMap(({ title = '', description = '' }) => [title, description])];
  const links = texts.join('\n').matchAll(/\/channels\/\d{15,20}\/\d{15,20}\/(\d{15,20})/g);
  return [...new Set([...links].flatMap(([, id]) => (id ? [id] : [])))].slice(0, MOST_LINKS);
}

const MOST_LINKS = 10;
