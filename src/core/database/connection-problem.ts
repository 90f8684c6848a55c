import { errorCode } from '../../utils/error-code.js';
import { OperatorError } from '../operator-error.js';
import { withoutPassword } from './database-url.js';

const START = 'Start the server, or correct DATABASE_URL; without it the embedded database is used.';
const CREDENTIALS = 'Correct the user name or the password in DATABASE_URL.';

const STRANGE_CERTIFICATE = [
  "The server's certificate is signed by an authority that this machine does not know.",
  'Add sslrootcert=<file of your provider> to DATABASE_URL; uselibpqcompat=true&sslmode=require encrypts without checking who answers.',
] as const;

/** By Node's or PostgreSQL's code (https://www.postgresql.org/docs/current/errcodes-appendix.html): cause and remedy. */
const CAUSES: Readonly<Record<string, readonly [why: string, next: string]>> = {
  ECONNREFUSED: ['Nothing listens at that address.', START],
  ENOTFOUND: ['There is no host of that name.', 'Correct the host name in DATABASE_URL.'],
  EAI_AGAIN: ['The host name could not be looked up.', 'Check the network and its name server.'],
  EHOSTUNREACH: ['The host cannot be reached from here.', 'Check the network and any firewall.'],
  ENETUNREACH: ['The network cannot be reached from here.', 'Check the network; some hosts need IPv6.'],
  ETIMEDOUT: ['The host does not answer.', 'Check the network and any firewall.'],
  SELF_SIGNED_CERT_IN_CHAIN: STRANGE_CERTIFICATE,
  DEPTH_ZERO_SELF_SIGNED_CERT: STRANGE_CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: STRANGE_CERTIFICATE,
  '28P01': ['The password is wrong.', CREDENTIALS],
  '28000': ['The server does not let this user in.', CREDENTIALS],
  '3D000': ['The server has no database of that name.', 'Create it, or correct DATABASE_URL.'],
  '53300': [
    'The server has no connection left.',
    'Close other connections, or allow more of them (max_connections).',
  ],
  '57P03': ['The server is still starting or is shutting down.', 'Try again in a moment.'],
};

/** An error of connecting, in words for the operator. The password does not appear in them. */
export function explainConnection(url: string, cause: unknown): OperatorError {
  const fallback = cause instanceof Error ? cause.message : String(cause);
  const [why, next] = CAUSES[errorCode(cause)] ?? [fallback, START];
  return new OperatorError(`The database ${withoutPassword(url)} cannot be reached.`, {
    why,
    next,
    cause,
    passing: true,
  });
}
