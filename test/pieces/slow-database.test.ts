import { once } from 'node:events';
import '../../src/core/plugins/host-modules.js';
import { expect } from 'chai';
import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as Type,
} from 'discord.js';
import pg from 'pg';
import type { GuildActor } from '../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../src/sandbox/actors/member-actor.js';
import type { Reply } from '../../src/sandbox/actors/reply.js';
import type { OptionValues } from '../../src/sandbox/interactions/option-value.js';
import { startWorld } from '../../src/testing/start-world.js';
import type { TestWorld } from '../../src/testing/test-world.js';
import { migratedDatabase, type TestDatabase } from '../support/database.js';
import { until } from '../support/until.js';

/** A slash command as somebody types it, with what it cannot do without. */
interface Typed {
  readonly name: string;
  readonly values: OptionValues;
}

describe('with a database that does not answer for now', () => {
  let database: TestDatabase;
  let slow: pg.Client;
  let world: TestWorld;
  let guild: GuildActor;
  let alice: MemberActor;
  let acknowledged: number;
  let number = 0;

  before(async function () {
    this.timeout(180_000);
    database = await migratedDatabase();
    slow = new pg.Client(database.url);
    await slow.connect();
    world = await startWorld({ databaseUrl: database.url, logLevel: 'fatal' });
    world.discord.world.interactions.on('answered', () => {
      acknowledged += 1;
    });
  });
  after(async () => {
    await slow.end();
    await world.stop();
    await database.drop();
  });

  beforeEach(() => {
    number += 1;
    guild = world.discord.createGuild({
      name: `Slow house ${number}`,
      channels: ['general'],
      roles: [{ name: 'Manager', permissions: ['ManageGuild'] }],
    });
    alice = guild.member(`alice${number}`, { roles: ['Manager'] });
  });

  /** Nobody reads or writes until it goes on. */
  async function block(): Promise<void> {
    const { rows } = await slow.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    );
    await slow.query(`begin; lock table ${rows.map(({ name }) => name).join(', ')} in access exclusive mode`);
  }

  /** Does something while the database stands still, and sees that Discord hears of it within a second and a half. */
  async function slowly(act: () => Promise<Reply>): Promise<Reply> {
    await block();
    acknowledged = 0;
    const heard = once(world.bot.client, 'interactionCreate');
    const action = act();
    action.catch(() => undefined); // is awaited below
    await Promise.race([action, heard]);
    const passing = world.clock.advance({ milliseconds: 1_500 }); // waits for tasks, which wait for the database
    await until(() => acknowledged > 0);
    await slow.query('commit');
    await passing;
    return action;
  }

  const shown = (reply: Reply) => `${reply.content} ${JSON.stringify(reply.embeds)}`;

  it('every command is answered, and goes on when it does', async function () {
    this.timeout(180_000);
    const commands = slashCommands(alice.commands());
    expect(commands.map(({ name }) => name)).to.include.members(['config browse', 'reminder add', 'help']);
    for (const { name, values } of commands) {
      const reply = await slowly(() => alice.slash(name, values));
      const text = reply.deleted ? shown(await reply.next()) : shown(reply);
      expect(text, `/${name}`).not.to.match(/incident|cannot be read just now|^ \[\]$/);
    }
  });

  it('every button that they show is answered, too', async function () {
    this.timeout(180_000);
    let pressed = 0;
    for (const { name, values } of slashCommands(alice.commands())) {
      const reply = await alice.slash(name, values);
      for (const label of reply.buttons.filter((one) => isEnabled(reply, one))) {
        pressed += 1;
        const answer = await slowly(() => alice.click(reply.button(label)));
        expect(answer.content, `"${label}" of /${name}`).not.to.include('incident');
      }
    }
    expect(pressed).to.be.above(3);
  });
});

function isEnabled(reply: Reply, label: string): boolean {
  return !reply.button(label).component.disabled;
}

function slashCommands(commands: readonly APIApplicationCommand[]): Typed[] {
  return commands
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap(({ name, options = [] }) => typed(name, options));
}

function typed(name: string, options: readonly APIApplicationCommandOption[]): Typed[] {
  const below = options.filter(
    (option) => option.type === Type.Subcommand || option.type === Type.SubcommandGroup,
  );
  if (below.length > 0) return below.flatMap((one) => typed(`${name} ${one.name}`, one.options ?? []));
  const needed = options.filter(({ required }) => required);
  return [{ name, values: Object.fromEntries(needed.map((option) => [option.name, valueFor(option)])) }];
}

function valueFor(option: APIApplicationCommandOption) {
  if ('choices' in option && option.choices?.[0]) return option.choices[0].value;
  switch (option.type) {
    case Type.Integer:
    case Type.Number:
      return 1;
    case Type.Boolean:
      return true;
    case Type.Attachment:
      return { name: 'file.json', content: '{}' };
    case Type.Channel:
      return 'general';
    default:
      return 'in 2 hours';
  }
}
