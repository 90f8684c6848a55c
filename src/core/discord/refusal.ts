import { container, Identifiers, UserError } from '@sapphire/framework';
import { SubcommandPluginIdentifiers } from '@sapphire/plugin-subcommands';
import { type I18n, type Words, wordsForUser } from '../i18n.js';

/** Refusals in form that are mistakes in code in truth; their words speak of methods and handlers. */
const mistakesInCode: ReadonlySet<string> = new Set([
  Identifiers.PreconditionMissingChatInputHandler,
  Identifiers.PreconditionMissingContextMenuHandler,
  Identifiers.PreconditionMissingMessageHandler,
  SubcommandPluginIdentifiers.SubcommandNotFound,
]);

export function isMistakeInCode({ identifier }: UserError): boolean {
  return mistakesInCode.has(identifier);
}

/** The words of a refusal: translated where its identifier has a text, otherwise its own. */
export function refusalText(error: UserError, i18n: I18n, words: Words): string {
  // Sapphire's identifiers (`preconditionCooldown`) name no plugin; their texts are the core's.
  const key = error.identifier.includes('.') ? error.identifier : `core.${error.identifier}`;
  return i18n.has(key) ? words(key, valuesOf(error)) : error.message;
}

/** A refusal as its user reads it. */
export interface Refusal {
  readonly identifier: string;
  readonly text: string;
}

/**
 * For a piece that answers a refusal in its own way: which one it is, and its words in the user's language. Null for
 * whatever else was thrown, which is to be thrown on.
 */
export function refusalFor(interaction: { readonly locale: string }, error: unknown): Refusal | null {
  if (!(error instanceof UserError) || isMistakeInCode(error)) return null;
  const text = refusalText(error, container.i18n, wordsForUser(interaction));
  return { identifier: error.identifier, text };
}

/** Sapphire's own refusals carry milliseconds and the names of permissions in code; people read seconds and words. */
function valuesOf({ context }: UserError): Record<string, unknown> {
  const values: Record<string, unknown> =
    typeof context === 'object' && context !== null ? { ...context } : {};
  if (typeof values['remaining'] === 'number') values['seconds'] = Math.ceil(values['remaining'] / 1000);
  if (Array.isArray(values['missing'])) values['missing'] = values['missing'].map(readablePermission);
  return values;
}

/** `ManageMessages` as Discord's settings call it: Manage Messages. */
export function readablePermission(name: unknown): string {
  return String(name).replace(/([a-z])([A-Z])/g, '$1 $2');
}
