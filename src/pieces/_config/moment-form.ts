import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import type { Words } from '../../core/i18n.js';
import { limits } from '../../utils/text/limits.js';
import { truncate } from '../../utils/text/truncate.js';
import { controlId } from './control-id.js';

/** The field of the form. */
export const momentField = 'moment';

/** The form in which somebody types the moment to go back to. */
export function momentForm(words: Words): APIModalInteractionResponseCallbackData {
  return {
    custom_id: controlId('moment'),
    title: truncate(words('core.config.moment.title'), limits.modalTitle),
    components: [
      {
        type: ComponentType.Label,
        label: truncate(words('core.config.moment.which'), limits.modalTitle),
        description: truncate(words('core.config.moment.examples'), limits.selectDescription),
        component: {
          type: ComponentType.TextInput,
          custom_id: momentField,
          style: TextInputStyle.Short,
          max_length: 100,
          required: true,
        },
      },
    ],
  };
}
