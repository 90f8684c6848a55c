import type { EntityManager } from '@mikro-orm/postgresql';
import { refuse, type Services, type Words } from 'alphapy';
import type { WhenReader } from '../when-reader.js';
import { OwnPreset } from './own-preset.entity.js';
import {
  EMPTY_PRESET,
  nameKeyOf,
  type Preset,
  type PresetContent,
  presetNamed,
  shippedPresets,
} from './preset.js';
import { type PresetAuthor, type PresetWish, readPreset } from './read-preset.js';

/** As many as Discord offers while somebody types. */
export const MOST_PRESETS = 25;

/**
 * What a server reminds of again and again. Each method is given the words of the server's language, in which the presets
 * speak that come with the bot. A reminder takes from its preset what it needs when it is set, and knows nothing of it
 * afterwards.
 */
export class Presets {
  constructor(
    private readonly em: EntityManager,
    private readonly reader: WhenReader,
    private readonly audit: Services['audit'],
  ) {}

  /** Those of the bot first, the server's own by their names. */
  list(guildId: string, words: Words): Promise<Preset[]> {
    return listIn(this.em.fork(), guildId, words);
  }

  /**
   * @param named as it was chosen from the list, or as it is called
   * @throws a refusal when there is none such
   */
  async find(guildId: string, named: string, words: Words): Promise<Preset> {
    return oneOf(await this.list(guildId, words), named);
  }

  /** @throws a refusal when something cannot be read, the name is taken, or there are too many */
  async add(guildId: string, author: PresetAuthor, wish: PresetWish, words: Words): Promise<Preset> {
    const content = { ...EMPTY_PRESET, ...(await readPreset(this.reader, guildId, author, wish)) };
    const row = await this.#inTurn(guildId, async (em) => {
      const presets = await listIn(em, guildId, words);
      refuseTaken(presets, content.name);
      if (presets.length >= MOST_PRESETS)
        throw refuse(
          'reminders.preset.tooMany',
          `There are ${MOST_PRESETS} presets here. Delete one first.`,
          {
            most: MOST_PRESETS,
          },
        );
      const preset = em.create(OwnPreset, { guildId, nameKey: nameKeyOf(content.name), ...content });
      await this.#note(em, guildId, author, 'presetAdded', { name: content.name, after: content });
      return preset;
    });
    return presetOf(row);
  }

  /** Changes what was given, and nothing else. One that comes with the bot becomes the server's own by it. */
  async change(
    guildId: string,
    author: PresetAuthor,
    named: string,
    wish: PresetWish,
    words: Words,
  ): Promise<Preset> {
    const changes = await readPreset(this.reader, guildId, author, wish);
    if (Object.keys(changes).length === 0)
      throw refuse('reminders.preset.nothing', 'Say what to change about the preset.');
    const row = await this.#inTurn(guildId, async (em) => {
      const presets = await listIn(em, guildId, words);
      const current = oneOf(presets, named);
      const before = contentOf(current);
      const after = { ...before, ...changes };
      refuseTaken(
        presets.filter((one) => one !== current),
        after.name,
      );
      const details = { name: before.name, before, after };
      await this.#note(em, guildId, author, 'presetChanged', details);
      const kept = { ...after, nameKey: nameKeyOf(after.name) };
      if (current.id === null) return em.create(OwnPreset, { guildId, ships: current.ships, ...kept });
      return em.assign(await em.findOneOrFail(OwnPreset, { id: current.id, guildId }), kept);
    });
    return presetOf(row);
  }

  /** Deletes one of the server's own; where it stood for one of the bot's, that one is there again. */
  async delete(guildId: string, author: PresetAuthor, named: string, words: Words): Promise<Preset> {
    return this.#inTurn(guildId, async (em) => {
      const preset = oneOf(await listIn(em, guildId, words), named);
      if (preset.id === null)
        throw refuse('reminders.preset.shipped', 'This preset comes with the bot. It can only be changed.');
      await em.nativeDelete(OwnPreset, { id: preset.id, guildId });
      const before = contentOf(preset);
      await this.#note(em, guildId, author, 'presetDeleted', { name: preset.name, before });
      return preset;
    });
  }

  #note(
    em: EntityManager,
    guildId: string,
    { userId, requestId }: PresetAuthor,
    what: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const actor = { kind: 'member', userId } as const;
    return this.audit.write(
      { guildId, actor, action: `reminders.${what}`, level: 'normal', details, requestId },
      em,
    );
  }

  /** One change of a server's presets at a time, in whichever process, so that their number and their names hold. */
  #inTurn<Result>(guildId: string, work: (em: EntityManager) => Promise<Result>): Promise<Result> {
    return this.em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
        `reminders:presets:${guildId}`,
      ]);
      return work(em);
    });
  }
}

async function listIn(em: EntityManager, guildId: string, words: Words): Promise<Preset[]> {
  const own = await em.find(OwnPreset, { guildId }, { orderBy: { nameKey: 'asc' } });
  const shipped = shippedPresets(words).filter(({ ships }) => own.every((one) => one.ships !== ships));
  return [...shipped, ...own.map(presetOf)];
}

function presetOf(row: OwnPreset): Preset {
  const { id, ships = null, name, text, silent } = row;
  const { notices = null, channelId = null, usualWhen = null, mention = null } = row;
  return { id, ships, name, text, notices, channelId, usualWhen, silent, mention };
}

function contentOf({ id: _id, ships: _ships, ...content }: Preset): PresetContent {
  return content;
}

function oneOf(presets: readonly Preset[], named: string): Preset {
  const preset = presetNamed(presets, named);
  if (preset) return preset;
  throw refuse('reminders.preset.unknown', 'There is no such preset here. Choose one from the list.');
}

function refuseTaken(presets: readonly Preset[], name: string): void {
  const key = nameKeyOf(name);
  if (presets.every((one) => nameKeyOf(one.name) !== key)) return;
  throw refuse('reminders.preset.taken', 'There is a preset of that name here already. Choose another name.');
}
