import type {
  APIEmbed,
  APIMessage,
  APIMessageTopLevelComponent,
  APISelectMenuComponent,
  Snowflake,
} from 'discord-api-types/v10';
import {
  interactiveComponents,
  isButton,
  isMenu,
  isPressable,
  type PressableButton,
} from '../interactions/component-search.js';
import { ActorError } from './actor-error.js';

/** A button or a menu, together with the message under which it stands. */
export interface Placed<Component> {
  readonly message: APIMessage;
  readonly component: Component;
}

/** A message as a person sees it. */
export class MessageView {
  constructor(readonly raw: APIMessage) {}

  get id(): Snowflake {
    return this.raw.id;
  }

  get content(): string {
    return this.raw.content;
  }

  get embeds(): readonly APIEmbed[] {
    return this.raw.embeds;
  }

  get components(): readonly APIMessageTopLevelComponent[] {
    return this.raw.components ?? [];
  }

  /** Labels of all buttons, links included, in reading order. */
  get buttons(): readonly string[] {
    return this.#interactive.filter(isButton).map((button) => ('label' in button && button.label) || '');
  }

  /** A button by its label or custom id. */
  button(name: string): Placed<PressableButton> {
    const buttons = this.#interactive.filter(isButton).filter(isPressable);
    const component = buttons.find(({ label, custom_id }) => label === name || custom_id === name);
    if (component) return { message: this.raw, component };
    const labels = buttons.map(({ label, custom_id }) => label ?? custom_id);
    throw new ActorError(`There is no button "${name}". There are: ${labels.join(', ') || 'none'}.`);
  }

  /** A select menu by its placeholder or custom id. */
  menu(name: string): Placed<APISelectMenuComponent> {
    const menus = this.#interactive.filter(isMenu);
    const component = menus.find(({ placeholder, custom_id }) => placeholder === name || custom_id === name);
    if (component) return { message: this.raw, component };
    const names = menus.map(({ placeholder, custom_id }) => placeholder ?? custom_id);
    throw new ActorError(`There is no menu "${name}". There are: ${names.join(', ') || 'none'}.`);
  }

  get #interactive() {
    return interactiveComponents(this.components);
  }
}
