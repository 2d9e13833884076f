import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { freePorts, type Site } from './site.ts';

const daemon = ({ folder, env }: Site, port: number) => `
Port ${port}
ListenAddress 127.0.0.1
HostKey ${folder}/host
PidFile ${folder}/sshd.pid
AuthorizedKeysFile ${folder}/user.pub
StrictModes no
PasswordAuthentication no
UsePAM no
PermitRootLogin yes
MaxStartups 100
SetEnv PATH=${env.PATH}
`;

const client = ({ folder }: Site, name: string, port: number) => `
Host ${name}
  HostName 127.0.0.1
  Port ${port}
  User root
  IdentityFile ${folder}/user
  IdentitiesOnly yes
  UserKnownHostsFile /dev/null
  StrictHostKeyChecking no
  LogLevel ERROR
`;

/** Starts an sshd of its own for each name, and puts an `ssh` on the search path that knows these names only. */
export async function startSshHosts(site: Site, hosts: readonly string[]): Promise<void> {
  const { folder } = site;
  mkdirSync('/run/sshd', { recursive: true });
  for (const key of ['host', 'user'])
    await site.output('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', join(folder, key));
  const ports = await freePorts(hosts.length);
  const named = hosts.map((name, i) => [name, ports[i] as number] as const);
  writeFileSync(join(folder, 'ssh.conf'), named.map(([name, port]) => client(site, name, port)).join(''));
  writeFileSync(join(folder, 'bin/ssh'), `#!/bin/bash\nexec /usr/bin/ssh -F '${folder}/ssh.conf' "$@"\n`, {
    mode: 0o755,
  });
  for (const [name, port] of named) {
    writeFileSync(join(folder, `${name}.conf`), daemon(site, port));
    site.start('/usr/sbin/sshd', ['-D', '-e', '-f', join(folder, `${name}.conf`)]);
    await vi.waitFor(() => site.output('ssh', name, 'true'), { timeout: 30_000, interval: 200 });
  }
}
