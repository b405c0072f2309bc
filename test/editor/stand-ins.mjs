// Small extensions under the names of the official ones.
import { createVSIX } from '@vscode/vsce';
import fs from 'node:fs';
import path from 'node:path';

const STAND_INS = [
  { id: 'ms-azuretools.vscode-containers', languages: ['dockerfile'] },
  { id: 'docker.docker', languages: ['dockercompose'] },
  { id: 'redhat.vscode-yaml', languages: ['yaml'] },
  {
    id: 'hashicorp.terraform',
    languages: ['terraform'],
    contributes: { languages: [{ id: 'terraform', extensions: ['.tf'] }] },
  },
];

/** One that never runs, so that the editor can let go of it; for windows without the others. */
const LATE = [{ id: 'docker.docker', languages: [] }];

/** Writes them below a folder and returns the folder of each. */
export const writeStandIns = (folder) => write(folder, STAND_INS);

/** Packs what is installed while the window is open; returns the file. */
export const packLate = (folder) => pack(write(folder, LATE)[0]);

function write(folder, standIns) {
  return standIns.map(({ id, languages, contributes = {} }) => {
    const [publisher, name] = id.split('.');
    const own = path.join(folder, id);
    fs.mkdirSync(own, { recursive: true });
    const code = path.join(import.meta.dirname, 'stand-in/extension.cjs');
    fs.copyFileSync(code, path.join(own, 'extension.js'));
    const manifest = {
      publisher,
      name,
      version: '1.0.0',
      engines: { vscode: '^1.93.0' },
      files: ['extension.js'],
      main: './extension.js',
      browser: './extension.js',
      activationEvents: languages.map((language) => `onLanguage:${language}`),
      contributes,
      standsIn: { languages },
    };
    fs.writeFileSync(path.join(own, 'package.json'), JSON.stringify(manifest));
    return own;
  });
}

/** Packs one of them for being installed; returns the file. */
export async function pack(folder) {
  const packagePath = `${folder}.vsix`;
  const lenient = { dependencies: false, allowMissingRepository: true, skipLicense: true };
  await createVSIX({ cwd: folder, packagePath, ...lenient });
  return packagePath;
}
