import grpc from '@grpc/grpc-js';
import { expect } from 'chai';
import { type GoogleClientOptions, GoogleProvider } from '../../../src/core/secrets/google-provider.js';
import { type SecretManagerServer, startSecretManager } from './secret-manager-server.js';

describe('Google Secret Manager, by its own client over gRPC', () => {
  let server: SecretManagerServer;
  let google: GoogleProvider;
  let options: GoogleClientOptions;

  beforeEach(async () => {
    server = await startSecretManager();
    options = {
      apiEndpoint: '127.0.0.1',
      port: server.port,
      sslCreds: grpc.credentials.createInsecure(),
      // Without these the library looks for the metadata server of a Google machine.
      credentials: { client_email: 'nobody@example.com', private_key: 'none' },
    };
    google = new GoogleProvider('tea', options);
  });

  afterEach(async () => {
    await google.close();
    server.close();
  });

  it('gives the latest version, without the newline that a shell leaves behind', async () => {
    server.secrets.set('projects/tea/secrets/discord-token', 'abc.def.ghi\n');
    expect(await google.read('discord-token')).to.equal('abc.def.ghi');
  });

  it('says null for a secret that it does not have', async () => {
    expect(await google.read('openai-key')).to.equal(null);
  });

  it('rejects when the manager is away', async () => {
    const hasty = new GoogleProvider('tea', options, 300);
    server.close();
    const answer = await hasty.read('discord-token').catch((error: unknown) => error);
    await hasty.close();
    expect(answer).to.be.instanceOf(Error);
  });

  it('is not loaded before the first secret is asked for', () => {
    expect(new GoogleProvider('unused').name).to.equal('Google Secret Manager (project unused)');
    expect(server.requests).to.equal(0);
  });
});
