import { InteractionHandler, InteractionHandlerTypes } from '@sapphire/framework';
import { type Interaction, MessageFlags, type ModalSubmitInteraction } from 'discord.js';
import { type ControlId, readControlId } from '../_config/control-id.js';
import { editorOf, requireManager } from '../_config/editor.js';
import { forms } from '../_config/forms.js';
import { messageOf } from '../_config/view.js';

/** The forms of /config. */
export class ConfigForms extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext) {
    super(context, { interactionHandlerType: InteractionHandlerTypes.ModalSubmit });
  }

  override parse(interaction: Interaction) {
    const id = interaction.isModalSubmit() && readControlId(interaction.customId);
    return id && Object.hasOwn(forms, id.action) ? this.some(id) : this.none();
  }

  override async run(interaction: ModalSubmitInteraction, { action, parts }: ControlId): Promise<void> {
    requireManager(interaction);
    if (interaction.isFromMessage()) await interaction.deferUpdate();
    else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const view = await forms[action]?.(interaction, parts, await editorOf(interaction));
    if (view) await interaction.editReply(messageOf(view));
  }
}
