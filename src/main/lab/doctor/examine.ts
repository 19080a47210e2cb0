import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { DoctorPart } from '../../../contract/index.js';
import type { LabContext } from '../labContext.js';
import { isInstalled } from '../install/installables.js';
import { findPip } from '../install/findPip.js';
import { tensorflow } from './tensorflow.js';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** Every part of the installation with its version and state; a part that cannot be asked is a part that is degraded, never an error. */
export async function examine(lab: LabContext): Promise<DoctorPart[]> {
  const training = () => tensorflow(lab.options.cacheFolder);
  const parts = [node, sqlite, database, electron, chromium, training, python, ...libraryParts(lab)];
  return Promise.all(
    parts.map(async (part): Promise<DoctorPart> => {
      try {
        return await part(lab);
      } catch (error) {
        return {
          name: part.name,
          version: '',
          state: 'degraded',
          detail: `Could not be examined: ${error instanceof Error ? error.message : String(error)}`,
        };
      }
    }),
  );
}

function node(): DoctorPart {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const good = major > 22 || (major === 22 && minor >= 14);
  return {
    name: 'node',
    version: process.versions.node,
    state: good ? 'ok' : 'degraded',
    detail: good ? 'Runs the lab.' : 'Phaselens wants Node 22.14 or newer: run npm start, which fetches one.',
  };
}

function packageVersion(name: string): string {
  try {
    return (JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as { version: string }).version;
  } catch {
    // A package may keep its package.json to itself; its version is then left open.
    return '';
  }
}

function sqlite(lab: LabContext): DoctorPart {
  return {
    name: 'sqlite',
    version: packageVersion('better-sqlite3'),
    state: 'ok',
    detail: `Keeps the data (${lab.store.mode}).`,
  };
}

function database(lab: LabContext): DoctorPart {
  const { path, bytes, schemaVersion } = lab.store.info();
  if (path === '' || !existsSync(path))
    return {
      name: 'database',
      version: '',
      state: 'ok',
      detail: `None yet in ${lab.store.dataFolder}; the first import makes it.`,
    };
  return {
    name: 'database',
    version: `schema ${schemaVersion}`,
    state: 'ok',
    detail: `${path}, ${Math.ceil(bytes / 1024)} KiB; opened and checked.`,
  };
}

function electron(): DoctorPart {
  const version = packageVersion('electron');
  if (version === '')
    return {
      name: 'electron',
      version: '',
      state: 'missing',
      detail: 'No desktop window; “phaselens serve” shows the same in a browser. npm start fetches it where it can.',
    };
  const folder = dirname(require.resolve('electron/package.json'));
  if (existsSync(join(folder, 'path.txt')))
    return { name: 'electron', version, state: 'ok', detail: 'The desktop window.' };
  return {
    name: 'electron',
    version,
    state: 'missing',
    detail: 'The binary could not be downloaded; “phaselens serve” shows the same in a browser. npm start tries again.',
  };
}

async function chromium(): Promise<DoctorPart> {
  const names = process.platform === 'linux' ? ['chromium', 'chromium-browser', 'google-chrome'] : [];
  for (const name of names) {
    try {
      const { stdout } = await run(name, ['--version'], { timeout: 5000 });
      return {
        name: 'chromium',
        version: /[\d.]+/.exec(stdout)?.[0] ?? '',
        state: 'ok',
        detail: 'For tests of the interface; not needed otherwise.',
      };
    } catch {
      // Not under this name.
    }
  }
  return {
    name: 'chromium',
    version: '',
    state: 'missing',
    detail: 'For tests of the interface only; npm test fetches a browser. Nothing needs it otherwise.',
  };
}

async function python(): Promise<DoctorPart> {
  const pip = await findPip();
  if (!pip)
    return {
      name: 'pip',
      version: '',
      state: 'missing',
      detail: 'Needed only to install the large open libraries: install Python 3 with pip.',
    };
  return {
    name: 'pip',
    version: pip.version,
    state: 'ok',
    detail: `Installs the large open libraries (${pip.command}).`,
  };
}

function libraryParts(lab: LabContext): (() => DoctorPart)[] {
  const libraries = lab.shelf.list();
  const present = libraries.map((library) => (): DoctorPart => ({
    name: `library ${library.name}`,
    version: library.version,
    state: library.count > 0 ? 'ok' : 'degraded',
    detail: `${library.count} ${library.technique === 'xrd' ? 'XRD' : 'Raman'} references${library.enabled ? '' : ', switched off'}.`,
  }));
  const absent = (['amcsd', 'raman-open'] as const)
    .filter((id) => !isInstalled(lab, id))
    .map((id) => (): DoctorPart => ({
      name: `library ${id}`,
      version: '',
      state: 'missing',
      detail: `Optional: phaselens library install ${id}`,
    }));
  return [...present, ...absent];
}
