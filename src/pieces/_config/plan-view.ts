import { container } from '@sapphire/framework';
import { type APIComponentInMessageActionRow, ButtonStyle, ChannelType, ComponentType } from 'discord.js';
import { type Draft, draftGone } from '../../services/settings/drafts.js';
import { applicable } from '../../services/settings/plan.js';
import type { Unsure } from '../../services/settings/transfer.js';
import { embed } from '../../utils/embeds/embed.js';
import { safeInline } from '../../utils/text/safe.js';
import { truncate } from '../../utils/text/truncate.js';
import { noticeOf } from './advice.js';
import { changeView } from './change-view.js';
import { controlId } from './control-id.js';
import { planDraft } from './draft-plan.js';
import type { Editor } from './editor.js';
import { planFields } from './plan-lines.js';
import { isConflict } from './save.js';
import type { Notice } from './setting-view.js';
import { takeTurn } from './turns.js';
import { button, type Row, row, type View } from './view.js';

/** What a draft would change, what is in the way, and what is unsure; with the buttons to settle and to apply it. */
export async function planView(draft: Draft, editor: Editor, notice?: Notice): Promise<View> {
  const { words, guildId } = editor;
  const directory = await container.services.guildDirectories.get(guildId);
  const { draft: saved, plan, unsure } = await planDraft(draft, directory, editor);
  const fields = planFields(plan, editor);
  if (unsure.length > 0) {
    const names = unsure
      .map(({ name }) => safeInline(name, 50))
      .slice(0, 15)
      .join(', ');
    fields.push({ name: words('core.config.plan.unsure', { count: unsure.length }), value: names });
  }
  const [question] = unsure;
  const changes = applicable(plan).length;
  const intro = words(changes > 0 ? 'core.config.plan.intro' : 'core.config.plan.nothing');
  return {
    embeds: [
      embed(notice?.category ?? 'info', {
        title: words(`core.config.plan.title.${saved.content.kind}`),
        description: [notice?.text, intro].filter(Boolean).join('\n\n'),
        fields,
      }),
    ],
    components: [
      ...(question ? questionRows(saved, question, editor) : []),
      row(
        button({
          id: controlId('apply', saved.id, saved.revision),
          label: words('core.config.plan.apply'),
          style: ButtonStyle.Success,
          disabled: changes === 0,
        }),
        button({ id: controlId('recheck', saved.id), label: words('core.config.plan.recheck') }),
        button({ id: controlId('cancel', saved.id), label: words('core.config.plan.cancel') }),
      ),
    ],
  };
}

/** Looks at the guild anew: somebody may have moved a role or made a channel. */
export async function recheck(draftId: string, editor: Editor): Promise<View> {
  await takeTurn(editor, 'recheck');
  await container.services.guildDirectories.fresh(editor.guildId);
  return planView(await loadDraft(draftId, editor), editor);
}

/** Settles the question about one thing of the other guild: which of ours it is; without an answer it is left out. */
export async function answerQuestion(
  draftId: string,
  theirs: string,
  ours: string,
  editor: Editor,
): Promise<View> {
  const draft = await loadDraft(draftId, editor);
  if (draft.content.kind !== 'import') throw draftGone();
  const content = { ...draft.content, answers: { ...draft.content.answers, [theirs]: ours } };
  return planView(await container.services.settingsDrafts.save(draft, content), editor);
}

/** Does exactly what was shown, or nothing and shows it anew. */
export async function apply(draftId: string, revision: number, editor: Editor): Promise<View> {
  const { settings, settingsDrafts, tips } = container.services;
  const { words, guildId } = editor;
  const draft = await loadDraft(draftId, editor);
  const outdated = { category: 'warning', text: words('core.config.plan.outdated') } as const;
  if (draft.revision !== revision) return planView(draft, editor, outdated);
  try {
    const how = draft.content.kind;
    const changes = await settings.change(guildId, draft.content.shown, editor.author(how));
    const [first] = changes;
    await settingsDrafts.drop(draft.id);
    if (how === 'wizard') await tips.tell(guildId, 'core.tips.wizard');
    if (!first) return finished(words('core.config.plan.nothing'), editor);
    const done = await noticeOf(words('core.config.plan.done'), changes, editor);
    return changeView(first.changeSetId, editor, done);
  } catch (error) {
    if (!isConflict(error)) throw error;
    return planView(draft, editor, outdated);
  }
}

export async function cancel(draftId: string, editor: Editor): Promise<View> {
  await container.services.settingsDrafts.drop((await loadDraft(draftId, editor)).id);
  return finished(editor.words('core.config.plan.cancelled'), editor);
}

function loadDraft(draftId: string, { guildId, userId }: Editor): Promise<Draft> {
  return container.services.settingsDrafts.load(guildId, userId, draftId);
}

function finished(description: string, { words }: Editor): View {
  return {
    embeds: [embed('info', { title: words('core.config.home.title'), description })],
    components: [row(button({ id: controlId('home', 0), label: words('core.config.toSettings') }))],
  };
}

function questionRows({ id }: Draft, question: Unsure, { words }: Editor): Row[] {
  const customId = controlId('answer', id, question.id);
  const placeholder = truncate(
    words(`core.config.plan.which.${question.type}`, { name: question.name }),
    150,
  );
  return [
    row(thingMenu(question.type, customId, placeholder)),
    row(
      button({
        id: controlId('omit', id, question.id),
        label: words('core.config.plan.omit', { name: question.name }),
      }),
    ),
  ];
}

function thingMenu(
  type: Unsure['type'],
  custom_id: string,
  placeholder: string,
): APIComponentInMessageActionRow {
  if (type === 'role') return { type: ComponentType.RoleSelect, custom_id, placeholder };
  const channel_types =
    type === 'category'
      ? [ChannelType.GuildCategory]
      : [ChannelType.GuildText, ChannelType.GuildAnnouncement];
  return { type: ComponentType.ChannelSelect, custom_id, placeholder, channel_types };
}
