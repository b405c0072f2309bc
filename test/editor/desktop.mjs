// VS Code on the desktop, where it is installed.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const isWindows = process.platform === 'win32';

/** Its command-line program: on the PATH, or in the standard places of each system. */
export function findDesktop() {
  const name = isWindows ? 'code.cmd' : 'code';
  const onPath = (process.env.PATH ?? '').split(path.delimiter).map((dir) => path.join(dir, name));
  return [...onPath, ...standardPlaces()].find((file) => fs.existsSync(file) && !isRemote(file));
}

function standardPlaces() {
  if (isWindows) {
    const programs = [process.env.LOCALAPPDATA && path.join(process.env.LOCALAPPDATA, 'Programs')];
    return [...programs, process.env.ProgramFiles]
      .filter(Boolean)
      .map((dir) => path.join(dir, 'Microsoft VS Code', 'bin', 'code.cmd'));
  }
  if (process.platform === 'darwin') {
    const inside = 'Visual Studio Code.app/Contents/Resources/app/bin/code';
    return ['/Applications', path.join(os.homedir(), 'Applications')].map((dir) =>
      path.join(dir, inside),
    );
  }
  return ['/usr/share/code/bin/code', '/usr/bin/code', '/snap/bin/code'];
}

/** The `code` of a remote session opens a window elsewhere and cannot take a profile. */
const isRemote = (file) => /remote-cli|code-server/.test(file);
