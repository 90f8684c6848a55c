import { expect } from 'chai';
import { type APIMessage, PermissionFlagsBits, Routes } from 'discord.js';
import { addRole, updateRole } from '../../../src/sandbox/state/roles.js';
import { refusal } from './refusal.js';
import { type RestSandbox, useRest } from './rest-server.js';

describe('who a message pings', () => {
  const discord = useRest();
  let text: string;
  let roleId: string;
  before(() => {
    const { world, guild, alice } = discord();
    roleId = addRole(world, guild, { name: 'Helpers' }).id;
    text = `<@${alice.id}> <@&${roleId}> @everyone`;
  });

  const post = async (body: object) =>
    (await discord().rest.post(Routes.channelMessages(discord().channelId), { body })) as APIMessage;
  const pinged = ({ mentions, mention_roles, mention_everyone }: APIMessage) => ({
    users: mentions.map(({ username }) => username),
    roles: mention_roles.length,
    everyone: mention_everyone,
  });
  const everything = { users: ['alice'], roles: 1, everyone: true };
  const nothing = { users: [], roles: 0, everyone: false };

  it('is everyone it names, when the client says nothing', async () => {
    expect(pinged(await post({ content: text }))).to.deep.equal(everything);
  });

  it('is nobody with an empty parse, and who is listed besides', async () => {
    expect(pinged(await post({ content: text, allowed_mentions: { parse: [] } }))).to.deep.equal(nothing);
    const users = { parse: [], users: [discord().alice.id] };
    expect(pinged(await post({ content: text, allowed_mentions: users }))).to.deep.equal({
      ...nothing,
      users: ['alice'],
    });
    const roles = { parse: ['users'], roles: [roleId] };
    expect(pinged(await post({ content: text, allowed_mentions: roles }))).to.deep.equal({
      ...everything,
      everyone: false,
    });
  });

  it('is not what stands in code', async () => {
    expect(pinged(await post({ content: `\`${text}\` and \`\`\`\n${text}\n\`\`\`` }))).to.deep.equal(nothing);
  });

  it('cannot be said twice over', async () => {
    const allowed_mentions = { parse: ['users'], users: [discord().alice.id] };
    expect(await refusal(post({ content: text, allowed_mentions }))).to.equal(
      '50035 allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    );
  });

  it('is no role and not everyone, for a bot that may not', async () => {
    await withPermissions(
      discord(),
      PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages,
      async () => {
        expect(pinged(await post({ content: text }))).to.deep.equal({ ...nothing, users: ['alice'] });
        const { world, guild } = discord();
        updateRole(world, guild, guild.roles.get(roleId) ?? expect.fail(), { mentionable: true });
        expect(pinged(await post({ content: text }))).to.deep.equal({ ...everything, everyone: false });
      },
    );
  });

  it('can be looked up where a request left it to Discord', async () => {
    const careful = await post({ content: 'x', allowed_mentions: { parse: [] } });
    const careless = await post({ content: 'x' });
    const found = discord()
      .world.ledger.sentWithoutAllowedMentions()
      .flatMap(({ messageIds }) => messageIds);
    expect(found).to.include(careless.id).and.not.include(careful.id);
  });
});

async function withPermissions(
  { world, guild, botRole }: RestSandbox,
  bits: bigint,
  action: () => Promise<void>,
) {
  updateRole(world, guild, botRole, { permissions: String(bits) });
  await action();
  updateRole(world, guild, botRole, { permissions: botRole.permissions });
}
