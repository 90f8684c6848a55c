import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

/** A Secret Manager that speaks the real protocol, built from the descriptions that Google's package ships. */
export interface SecretManagerServer {
  readonly port: number;
  /** Latest versions by resource name: `projects/tea/secrets/discord-token`. */
  readonly secrets: Map<string, string>;
  requests: number;
  close(): void;
}

export async function startSecretManager(): Promise<SecretManagerServer> {
  const server = new grpc.Server();
  const secrets = new Map<string, string>();
  const state = { port: 0, secrets, requests: 0, close: () => server.forceShutdown() };
  server.addService(serviceDefinition(), {
    accessSecretVersion(
      call: { request: { name: string } },
      answer: (error: { code: number; message: string } | null, version?: object) => void,
    ) {
      state.requests += 1;
      const value = secrets.get(call.request.name.replace(/\/versions\/latest$/, ''));
      if (value === undefined) return answer({ code: grpc.status.NOT_FOUND, message: 'Secret not found' });
      answer(null, { name: call.request.name, payload: { data: Buffer.from(value) } });
    },
  });
  state.port = await listen(server);
  return state;
}

function serviceDefinition(): grpc.ServiceDefinition {
  const packages = createRequire(import.meta.url);
  const protos = join(dirname(packages.resolve('@google-cloud/secret-manager')), '../protos');
  const common = join(dirname(packages.resolve('google-gax')), '../protos');
  const definitions = loadSync('google/cloud/secretmanager/v1/service.proto', {
    includeDirs: [protos, common],
  });
  const service = definitions['google.cloud.secretmanager.v1.SecretManagerService'];
  if (!service) throw new Error('The package no longer ships the description of its service');
  // proto-loader types services and messages alike; this name is a service.
  return service as grpc.ServiceDefinition;
}

function listen(server: grpc.Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}
