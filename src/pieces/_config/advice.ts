import { container } from '@sapphire/framework';
import { pluginFindings } from '../../services/doctor/plugin-findings.js';
import { told } from '../../services/doctor/told.js';
import type { SettingChange } from '../../services/settings/setting-change.js';
import { timestamp } from '../../utils/embeds/timestamps.js';
import type { Editor } from './editor.js';
import type { Notice } from './setting-view.js';

/** That it was done, and what plugins have to say about it now: what else is missing for it to work. */
export async function noticeOf(
  text: string,
  changed: readonly Pick<SettingChange, 'scope' | 'key'>[],
  editor: Editor,
): Promise<Notice> {
  const advice = await adviceOn(changed, editor);
  if (advice.length === 0) return { category: 'success', text };
  return { category: 'warning', text: [text, ...advice].join('\n\n') };
}

async function adviceOn(
  changed: readonly Pick<SettingChange, 'scope' | 'key'>[],
  { guildId, words }: Editor,
): Promise<string[]> {
  const { plugins, services, logger } = container;
  const names = new Set(changed.map(({ scope, key }) => `${scope}.${key}`));
  try {
    const findings = await pluginFindings(plugins, services, guildId);
    return findings
      .filter(({ about }) => about.some((name) => names.has(name)))
      .map((finding) => told(finding, words, (instant) => timestamp(instant, 'R')))
      .map(({ what, next }) =>
        [what, next && words('core.doctor.next', { next })].filter(Boolean).join('\n'),
      );
  } catch (error) {
    // The change is made; that the doctor cannot look is not what was asked.
    logger.error(`What plugins say of a change in guild ${guildId} could not be asked:`, error);
    return [];
  }
}
