import type { Setting, SettingsCatalogue, SettingValue } from './catalogue.js';
import { coreScope } from './core-settings.js';
import { showDuration } from './setting-text.js';

const introduction = `# Settings

Every server has its own. Members with Manage Server look at them and change them with \`/config browse\`, or in one line with \`/config set\`; \`/config history\` takes changes back, one of them or all since a moment, \`/config export\` and \`/config import\` carry them to another server, and \`/config start\` asks for what a new server needs. A change works at once, in every process.

This page is made from the definitions by \`npm run docs:settings\`.`;

/** The page of the manual that tells of every setting: docs/settings.md. */
export function settingsManual(catalogue: SettingsCatalogue): string {
  const chapters = catalogue.scopes().map((scope) => chapter(scope, catalogue.settings(scope)));
  return `${[introduction, ...chapters].join('\n\n')}\n`;
}

function chapter(scope: string, settings: readonly Setting[]): string {
  const title = scope === coreScope ? `\`${scope}\`: the bot itself` : `\`${scope}\``;
  const head = ['| setting | what it does | can be | default |', '|---|---|---|---|'];
  return [`## ${title}`, '', ...head, ...settings.map(line)].join('\n');
}

function line(setting: Setting): string {
  const { key, label, description } = setting;
  const notes = [
    setting.essential ? 'Asked for by `/config start`.' : '',
    setting.changedBy === 'owner' ? 'Only the owner of the bot changes it.' : '',
  ];
  const what = [`**${label}.** ${description}`, ...notes].filter(Boolean).join(' ');
  const cells = [`\`${key}\``, what, possibilities(setting), shown(setting, setting.default)];
  return `| ${cells.map(inCell).join(' | ')} |`;
}

function possibilities({ kind, expects }: Setting): string {
  if (expects) return expects;
  switch (kind.type) {
    case 'boolean':
      return 'yes or no';
    case 'number':
      return `${kind.min} to ${kind.max}${kind.unit ? ` ${kind.unit}` : ''}`;
    case 'text':
      return `text of at most ${kind.maxLength} characters`;
    case 'choice':
    case 'locale':
      return kind.choices.map((choice) => `\`${choice}\``).join(', ');
    case 'duration':
      return `${showDuration(kind.min)} to ${showDuration(kind.max)}`;
    case 'timeZone':
      return 'a time zone such as `Europe/Brussels`';
    case 'list':
      return `at most ${kind.maxItems} ${kind.of === 'text' ? 'texts' : `${kind.of}s`}`;
    default:
      return `a ${kind.type}`;
  }
}

function shown({ kind }: Setting, value: SettingValue): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (kind.type === 'duration') return showDuration(Number(value));
  return `\`${value}\``;
}

/** A line break or a bar would end the cell. */
function inCell(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}
