import type { AnySelectMenuInteraction, ButtonInteraction } from 'discord.js';

/** A press of a button, or a choice in a menu. */
export type ControlUse = ButtonInteraction | AnySelectMenuInteraction;
