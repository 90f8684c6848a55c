import {
  type APIUser,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits as Permission,
  type Snowflake,
} from 'discord-api-types/v10';
import { addToAccount } from './state/account-installs.js';
import { addApplication, getApplication } from './state/applications.js';
import { addChannel, type NewChannel } from './state/channels.js';
import { addGuild } from './state/guilds.js';
import { addMember } from './state/members.js';
import { postMessage } from './state/messages.js';
import { addRole } from './state/roles.js';
import type { ChannelState, GuildState, State } from './state/state.js';
import { addUser, getUser } from './state/users.js';
import { createWorld, type World } from './world.js';

const idOf = (number: number): Snowflake => `1100000000000000${number}`;

/** The demo's ids are the same in every run, so that a page, a test or a habit can rely on them. */
export const DEMO = {
  guildId: idOf(100),
  /** A guild without the bot, which Amara has brought along on her own account. */
  abroadId: idOf(101),
  applicationId: idOf(200),
  token: 'MTEwMDAwMDAwMDAwMDAwMDIwMA.sandbx.only-the-local-demo-knows-this-one',
  channels: {
    community: idOf(401),
    general: idOf(402),
    announcements: idOf(403),
    bot: idOf(404),
    support: idOf(405),
    lounge: idOf(406),
    books: idOf(407),
  },
} as const;

const ROLES = { admin: idOf(201), bot: idOf(202), moderator: idOf(203), member: idOf(204) };

const PEOPLE = [
  { id: idOf(301), username: 'maya', globalName: 'Maya Chen', roles: [ROLES.admin, ROLES.member] },
  { id: idOf(302), username: 'jonas', globalName: 'Jonas Weber', roles: [ROLES.moderator, ROLES.member] },
  { id: idOf(303), username: 'amara', globalName: 'Amara Okafor', roles: [ROLES.member] },
  { id: idOf(304), username: 'lucas', globalName: 'Lucas Silva', roles: [ROLES.member] },
  { id: idOf(305), username: 'yuki', globalName: 'Yuki Tanaka', roles: [ROLES.member] },
  { id: idOf(306), username: 'sofia', globalName: 'Sofia Rossi', roles: [] },
];

const BOT_PERMISSIONS =
  Permission.ViewChannel |
  Permission.SendMessages |
  Permission.SendMessagesInThreads |
  Permission.CreatePublicThreads |
  Permission.CreatePrivateThreads |
  Permission.EmbedLinks |
  Permission.AttachFiles |
  Permission.AddReactions |
  Permission.UseExternalEmojis |
  Permission.ReadMessageHistory |
  Permission.ManageMessages |
  Permission.PinMessages |
  Permission.ManageThreads |
  Permission.ManageChannels |
  Permission.ManageRoles |
  Permission.ManageNicknames |
  Permission.ModerateMembers |
  Permission.KickMembers |
  Permission.BanMembers |
  Permission.CreateEvents |
  Permission.UseApplicationCommands;

const WRITING = String(Permission.SendMessages);

const MODERATOR_PERMISSIONS =
  Permission.ManageMessages |
  Permission.ManageThreads |
  Permission.ManageNicknames |
  Permission.ModerateMembers |
  Permission.KickMembers;

/** A small guild with a bot and six people, to try everything on. */
export function createDemoState(): State {
  const world = createWorld();
  const [maya] = addPeople(world);
  const guild = addGuild(world, { id: DEMO.guildId, name: 'Demo', owner: maya });
  addRoles(world, guild);
  addMembers(world, guild);
  const general = addChannels(world, guild);
  postMessage(world, {
    channel: general,
    author: maya,
    body: { content: 'Welcome! Type a slash and see what the bot can do.' },
  });
  addBookClub(world);
  return world.state;
}

/** Where the bot is no member. */
function addBookClub(world: World): void {
  const [amara, ...others] = [PEOPLE[2], PEOPLE[0], PEOPLE[4]].map((person) =>
    getUser(world, person?.id ?? ''),
  );
  if (!amara) throw new Error('the book club has no owner');
  const guild = addGuild(world, { id: DEMO.abroadId, name: 'Book club', owner: amara });
  for (const member of others) addMember(world, guild, member);
  const channel = addChannel(world, guild, {
    id: DEMO.channels.books,
    name: 'books',
    topic: 'No bot lives here',
  });
  addToAccount(world, getApplication(world, DEMO.applicationId), amara.id);
  const content =
    'The bot is no member here. I have added it to my account, so I have its commands all the same.';
  postMessage(world, { channel, author: amara, body: { content } });
}

function addPeople(world: World): [APIUser, ...APIUser[]] {
  const [maya, ...others] = PEOPLE.map((person) => addUser(world, person));
  if (!maya) throw new Error('the demo has no people');
  addApplication(world, { id: DEMO.applicationId, name: 'Alphapy', ownerId: maya.id, token: DEMO.token });
  return [maya, ...others];
}

/** The highest first: each new role goes in below the ones that stand. */
function addRoles(world: World, guild: GuildState): void {
  addRole(world, guild, {
    id: ROLES.admin,
    name: 'Admin',
    color: 0xe74c3c,
    hoist: true,
    permissions: Permission.Administrator,
  });
  addRole(world, guild, {
    id: ROLES.bot,
    name: 'Alphapy',
    managed: true,
    permissions: BOT_PERMISSIONS,
    tags: { bot_id: DEMO.applicationId },
  });
  addRole(world, guild, {
    id: ROLES.moderator,
    name: 'Moderator',
    color: 0x3498db,
    hoist: true,
    mentionable: true,
    permissions: MODERATOR_PERMISSIONS,
  });
  addRole(world, guild, { id: ROLES.member, name: 'Member', color: 0x2ecc71 });
}

function addMembers(world: World, guild: GuildState): void {
  addMember(world, guild, getUser(world, DEMO.applicationId), { roles: [ROLES.bot] });
  for (const { id, roles } of PEOPLE) addMember(world, guild, getUser(world, id), { roles });
}

/** Returns the channel where people talk. */
function addChannels(world: World, guild: GuildState): ChannelState {
  const everyone = { id: guild.guild.id, type: OverwriteType.Role, allow: '0', deny: WRITING };
  const bot = { id: ROLES.bot, type: OverwriteType.Role, allow: WRITING, deny: '0' };
  const inCategory = { parent_id: DEMO.channels.community };
  const add = (channel: NewChannel) => addChannel(world, guild, channel);

  add({ id: DEMO.channels.community, name: 'Community', type: ChannelType.GuildCategory });
  const general = add({ ...inCategory, id: DEMO.channels.general, name: 'general', topic: 'Say hello' });
  add({
    ...inCategory,
    id: DEMO.channels.announcements,
    name: 'announcements',
    type: ChannelType.GuildAnnouncement,
    permission_overwrites: [everyone, bot],
  });
  add({ ...inCategory, id: DEMO.channels.bot, name: 'bot', topic: 'Commands for the bot' });
  add({ ...inCategory, id: DEMO.channels.support, name: 'support', topic: 'Ask for help' });
  add({ ...inCategory, id: DEMO.channels.lounge, name: 'Lounge', type: ChannelType.GuildVoice });
  return general;
}
