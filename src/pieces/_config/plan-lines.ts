import type { PlannedChange } from '../../services/settings/plan.js';
import { diffLine, settingTitle } from './change-lines.js';
import type { Editor } from './editor.js';

const mostLines = 15;

/** What a plan would do, as fields of an embed: what changes, what is blocked and why, how much stays. */
export function planFields(plan: readonly PlannedChange[], editor: Editor) {
  const { words } = editor;
  const changes = plan
    .filter(({ state }) => state === 'change')
    .map((one) => diffLine(one, one.from, one.value, editor));
  const blocked = plan
    .filter(({ state }) => state === 'blocked')
    .map((one) => `**${settingTitle(one, editor)}** · ${words(`core.config.plan.why.${one.why}`)}`);
  const same = plan.filter(({ state }) => state === 'same').length;
  return [
    ...listField(words('core.config.plan.changes', { count: changes.length }), changes, editor),
    ...listField(words('core.config.plan.blocked', { count: blocked.length }), blocked, editor),
    ...(same > 0 ? [{ name: '\u200B', value: words('core.config.plan.same', { count: same }) }] : []),
  ];
}

/** A field holds 1,024 characters; what does not fit is counted, so no line is cut in the middle. */
function listField(name: string, lines: readonly string[], { words }: Editor) {
  if (lines.length === 0) return [];
  const kept: string[] = [];
  for (const line of lines.slice(0, mostLines)) {
    if ([...kept, line].join('\n').length > 950) break;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  const more = left > 0 ? [words('core.config.history.more', { count: left })] : [];
  return [{ name, value: [...kept, ...more].join('\n') }];
}
