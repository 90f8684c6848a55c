import { InteractionHandler, InteractionHandlerTypes } from '@sapphire/framework';
import type { Interaction } from 'discord.js';
import { type ControlId, readControlId } from '../_config/control-id.js';
import type { ControlUse } from '../_config/control-use.js';
import { controls } from '../_config/controls.js';
import { editorOf, requireManager } from '../_config/editor.js';
import { openers } from '../_config/forms.js';
import { messageOf } from '../_config/view.js';

/** The buttons and menus of /config. */
export class ConfigControls extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext) {
    super(context, { interactionHandlerType: InteractionHandlerTypes.MessageComponent });
  }

  override parse(interaction: Interaction) {
    const id = interaction.isMessageComponent() && readControlId(interaction.customId);
    return id && (Object.hasOwn(controls, id.action) || Object.hasOwn(openers, id.action))
      ? this.some(id)
      : this.none();
  }

  override async run(interaction: ControlUse, { action, parts }: ControlId): Promise<void> {
    requireManager(interaction);
    const opener = Object.hasOwn(openers, action) ? openers[action] : undefined;
    if (opener) {
      await interaction.showModal(await opener(interaction, parts));
      return;
    }
    await interaction.deferUpdate();
    const view = await controls[action]?.(interaction, parts, await editorOf(interaction));
    if (view) await interaction.editReply(messageOf(view));
  }
}
