import { expect } from 'chai';
import { accountUrl, inviteUrl } from '../../../src/core/discord/invite.js';

describe('the links by which the bot is added', () => {
  it('asks for a server with exactly the permissions that are needed', () => {
    const url = new URL(inviteUrl('https://discord.com/api', '12', 3072n));
    expect(`${url.origin}${url.pathname}`).to.equal('https://discord.com/oauth2/authorize');
    expect(Object.fromEntries(url.searchParams)).to.deep.equal({
      client_id: '12',
      permissions: '3072',
      scope: 'bot applications.commands',
    });
  });

  it('asks for the account of a user without a bot and its permissions', () => {
    const url = new URL(accountUrl('https://discord.com/api', '12'));
    expect(`${url.origin}${url.pathname}`).to.equal('https://discord.com/oauth2/authorize');
    expect(Object.fromEntries(url.searchParams)).to.deep.equal({
      client_id: '12',
      integration_type: '1',
      scope: 'applications.commands',
    });
  });
});
