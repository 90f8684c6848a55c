import type { APIEmbed } from 'discord-api-types/v10';
import type { I18n, Words } from '../../core/i18n.js';
import { embed } from '../../utils/embeds/embed.js';
import type { EmbedCategory } from '../../utils/embeds/style.js';
import { limits } from '../../utils/text/limits.js';
import { safeInline } from '../../utils/text/safe.js';
import { truncate } from '../../utils/text/truncate.js';
import type { SettingsCatalogue } from '../settings/catalogue.js';
import type { AuditActor, AuditLevel, AuditLineView } from './audit-entry.js';
import { settingChanges } from './settings-changed.js';

export interface AuditWords {
  readonly i18n: I18n;
  readonly locale: string;
  readonly catalogue: SettingsCatalogue;
}

/** What an embed holds beside its description, at most. */
const besides = 200;

/** Lines as a message in the guild's log channel shows them. All embeds of a message share Discord's 6,000 characters. */
export function auditEmbeds(lines: readonly AuditLineView[], speech: AuditWords): APIEmbed[] {
  const room = Math.floor(limits.embedTotal / Math.max(1, lines.length)) - besides;
  return lines.map((line) => auditEmbed(line, room, speech));
}

function auditEmbed(line: AuditLineView, room: number, speech: AuditWords): APIEmbed {
  const words = speech.i18n.wordsFor(speech.locale);
  return embed(categories[line.level], {
    description: truncate(whatHappened(line, words, speech), room),
    fields: [{ name: words('core.audit.by'), value: who(line.actor, words) }],
    footer: auditFooter(line.id),
    at: line.at,
  });
}

/** By its number a message is found again. */
export function auditFooter(id: string): string {
  return `#${id}`;
}

const categories: Readonly<Record<AuditLevel, EmbedCategory>> = {
  verbose: 'quiet',
  normal: 'warning',
  critical: 'error',
};

function whatHappened({ action, details }: AuditLineView, words: Words, speech: AuditWords): string {
  const [plugin, ...what] = action.split('.');
  const key = `${plugin}.audit.${what.join('.')}`;
  // Its plugin may have been removed, or it is older than its words.
  if (!speech.i18n.has(key)) return safeInline(action, 100);
  const text = words(key, safeValues(details));
  return action === 'core.settingsChanged' ? [text, ...settingChanges(details, speech)].join('\n') : text;
}

function safeValues(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, safeValue(value)]));
}

function safeValue(value: unknown): unknown {
  if (typeof value === 'string') return safeInline(value, 200);
  return Array.isArray(value) ? value.map((item) => safeInline(String(item), 200)) : value;
}

function who(actor: AuditActor, words: Words): string {
  if (actor.kind === 'bot') return words('core.audit.theBot');
  if (actor.kind === 'plugin') return words('core.audit.plugin', { name: safeInline(actor.name, 50) });
  if (actor.userId === null) return words('core.audit.theApi');
  const mention = `<@${actor.userId}>`;
  return actor.kind === 'api' ? words('core.audit.byApi', { mention }) : mention;
}
