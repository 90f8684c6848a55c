/** What a guild has that settings can name, and how high the bot stands in it. */
export interface GuildDirectory {
  readonly roles: readonly DirectoryRole[];
  readonly channels: readonly DirectoryChannel[];
  /** Position of the bot's highest role; it can give only roles below. */
  readonly botPosition: number;
}

export interface DirectoryRole {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  /** Belongs to an integration or to boosting: nobody can give it. */
  readonly managed: boolean;
}

export interface DirectoryChannel {
  readonly id: string;
  readonly name: string;
  readonly isCategory: boolean;
}

/** Why the guild cannot have `id` as a value of this kind; null when it can. */
export function obstacle(
  directory: GuildDirectory,
  type: 'role' | 'channel' | 'category',
  id: string,
): Obstacle | null {
  return type === 'role' ? roleObstacle(directory, id) : channelObstacle(directory, id, type === 'category');
}

export type Obstacle =
  | 'roleMissing'
  | 'roleManaged'
  | 'roleAboveMine'
  | 'channelMissing'
  | 'notACategory'
  | 'isACategory';

function roleObstacle({ roles, botPosition }: GuildDirectory, id: string): Obstacle | null {
  const role = roles.find((one) => one.id === id);
  if (!role) return 'roleMissing';
  if (role.managed) return 'roleManaged';
  return role.position >= botPosition ? 'roleAboveMine' : null;
}

function channelObstacle({ channels }: GuildDirectory, id: string, wantsCategory: boolean): Obstacle | null {
  const channel = channels.find((one) => one.id === id);
  if (!channel) return 'channelMissing';
  if (channel.isCategory === wantsCategory) return null;
  return wantsCategory ? 'notACategory' : 'isACategory';
}
