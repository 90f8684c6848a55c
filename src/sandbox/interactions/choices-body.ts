import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { z } from 'zod';
import { parse } from '../schema/parse.js';

const choices = z.object({
  choices: z
    .array(
      z.object({
        name: z.string().min(1).max(100),
        value: z.union([z.string().max(100), z.number()]),
      }),
    )
    .max(25),
});

/** Reads the suggestions that a bot sends to an autocomplete. */
export function readChoices(body: unknown): APIApplicationCommandOptionChoice[] {
  return parse(choices, body).choices;
}
