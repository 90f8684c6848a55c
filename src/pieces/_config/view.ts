import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { limits } from '../../utils/text/limits.js';
import { truncate } from '../../utils/text/truncate.js';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** One page of /config: what its message shows. */
export interface View {
  readonly embeds: readonly [APIEmbed];
  readonly components: readonly Row[];
}

/** The parts in which discord.js takes it, without those that stay from the page before. */
export function messageOf({ embeds, components }: View) {
  return { content: '', embeds: [...embeds], components: [...components], files: [], attachments: [] };
}

export function row(...components: readonly APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components: [...components] };
}

export interface ButtonWish {
  readonly id: string;
  readonly label: string;
  readonly style?: APIButtonComponentWithCustomId['style'];
  readonly disabled?: boolean;
}

export function button({ id, label, style, disabled = false }: ButtonWish): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: style ?? ButtonStyle.Secondary,
    custom_id: id,
    label: truncate(label, limits.buttonLabel),
    disabled,
  };
}

/** A menu of up to 25 options, one of which is picked at once. */
export function menu(
  id: string,
  placeholder: string,
  options: readonly APISelectMenuOption[],
): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: id,
    placeholder: truncate(placeholder, 150),
    options: options.map(({ label, description, ...rest }) => ({
      ...rest,
      label: truncate(label, limits.selectLabel),
      ...(description && { description: truncate(description, limits.selectDescription) }),
    })),
  };
}
