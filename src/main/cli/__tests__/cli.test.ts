import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { createHttpBridge } from '../../../contract/index.js';
import { bareRutileFile, calciteRamanFile, haliteCif, rutileFile } from '../../lab/__tests__/patterns.js';
import { root } from '../../transports/__tests__/doors.js';
import { cliHere } from './cliHere.js';

const cache = { PHASELENS_CACHE: join(root, 'node_modules', '.cache', 'phaselens') };
const { built, file: inFolder, cli, cliUntil } = cliHere(cache);
beforeAll(() =>
  writeFileSync(
    join(built(), 'run.mjs'),
    `import { main } from './cli.js';\nprocess.exitCode = await main(process.argv.slice(2));\n`,
  ),
);

let data = '';
let rutile = '';
beforeEach(() => {
  data = inFolder('data');
  rutile = inFolder('rutile.xy');
  writeFileSync(rutile, rutileFile());
});

interface IdentifyJson {
  files: {
    file: string;
    technique: string;
    points: number;
    range: [number, number];
    wavelength: number | null;
    wavelengthOrigin: string | null;
    verdict: string;
    candidates: Record<string, unknown>[];
    error?: { kind: string; message: string };
  }[];
}

test('identify prints the documented JSON and touches no data', async () => {
  const { code, out, error } = await cli('identify', rutile, '--json', '--top', '3');
  expect({ code, error }).toEqual({ code: 0, error: '' });
  const [file] = (JSON.parse(out) as IdentifyJson).files;
  expect(file).toMatchObject({
    file: rutile,
    technique: 'xrd',
    points: 3501,
    range: [15, 85],
    wavelength: 1.5405929,
    wavelengthOrigin: 'file',
    verdict: 'match',
  });
  expect(file?.candidates).toHaveLength(3);
  expect(file?.candidates[0]).toMatchObject({ rank: 1, name: 'Rutile', formula: 'TiO2', spaceGroup: 'P 42/m n m' });
  expect(Object.keys(file?.candidates[0] ?? {})).toEqual(
    expect.arrayContaining([
      'rank',
      'name',
      'formula',
      'spaceGroup',
      'source',
      'score',
      'matched',
      'missing',
      'extra',
      'zeroShift',
    ]),
  );
  expect(file?.error).toBeUndefined();
  expect(existsSync(data)).toBe(false);
});

test('identify for people is a table with its verdict, and says an assumed wavelength', async () => {
  const bare = inFolder('bare.xy');
  writeFileSync(bare, bareRutileFile());
  const { code, out } = await cli('identify', bare);
  expect(code).toBe(0);
  expect(out).toMatch(/Cu Kα \(1\.54\d+ Å\) is assumed/);
  expect(out).toMatch(/^Match: Rutile/m);
  expect(out).toMatch(/^\s*1\s+Rutile\s+TiO2/m);
  const said = JSON.parse((await cli('identify', bare, '--json', '--wavelength', '1.5406')).out) as IdentifyJson;
  expect(said.files[0]).toMatchObject({ wavelength: 1.5406, wavelengthOrigin: 'user' });
});

test('a bad file among good ones: code 1, one sentence each, the others answered', async () => {
  writeFileSync(inFolder('empty.xy'), '');
  writeFileSync(inFolder('calcite.txt'), calciteRamanFile());
  const { code, out, error } = await cli(
    'identify',
    rutile,
    inFolder('empty.xy'),
    inFolder('calcite.txt'),
    inFolder('missing.xy'),
    inFolder(),
    '--json',
  );
  expect(code).toBe(1);
  const { files } = JSON.parse(out) as IdentifyJson;
  const failed = files.filter((file) => file.error);
  expect(failed.map((file) => file.error?.kind).sort()).toEqual(['empty-file', 'empty-file', 'unreadable-file']);
  for (const file of failed) expect(file.candidates).toEqual([]);
  expect(error.trim().split('\n')).toHaveLength(3);
  expect(files.filter(({ verdict }) => verdict === 'match').length).toBe(4);
});

test('elements narrow the candidates', async () => {
  const forbidden = JSON.parse(
    (await cli('identify', rutile, '--json', '--forbid', 'ti', '--top', '5')).out,
  ) as IdentifyJson;
  expect(forbidden.files[0]?.candidates.every(({ formula }) => !String(formula).includes('Ti'))).toBe(true);
  const required = JSON.parse(
    (await cli('identify', rutile, '--json', '--elements', 'Ti,O', '--top', '5')).out,
  ) as IdentifyJson;
  expect(
    required.files[0]?.candidates.every(
      ({ formula }) => String(formula).includes('Ti') && String(formula).includes('O'),
    ),
  ).toBe(true);
});

test('given references are searched: files, folders below folders, and files named after them', async () => {
  const cifs = inFolder('cifs', 'deep');
  mkdirSync(cifs, { recursive: true });
  writeFileSync(join(cifs, 'halite.cif'), haliteCif);
  writeFileSync(join(cifs, 'broken.cif'), 'data_x');
  const { code, out, error } = await cli(
    'identify',
    '--json',
    '--top',
    '1000',
    '--references',
    inFolder('cifs'),
    rutile,
  );
  expect(code).toBe(0);
  expect(error).toContain('broken.cif');
  const [file] = (JSON.parse(out) as IdentifyJson).files;
  expect(file?.candidates.some(({ source }) => String(source).includes('halite.cif'))).toBe(true);
});

const wrongUses: string[][] = [
  ['identify'],
  ['identify', 'x.xy', '--technique', 'neutron'],
  ['identify', 'x.xy', '--wavelength', 'banana'],
  ['identify', 'x.xy', '--elements', 'Titanium'],
  ['identify', 'x.xy', '--top', '0'],
  ['identify', 'x.xy', '--metric', 'guess'],
  ['identify', 'x.xy', '--unknown'],
  ['simulate'],
  ['simulate', 'x.cif', '--range', '90:10'],
  ['library', 'install', 'everything'],
  ['library', 'add'],
  ['report', 'id'],
  ['report', 'id', '-o', 'file.docx'],
  ['import'],
  ['serve', '--port', 'front'],
  ['restore'],
  ['no-such-command'],
];

test.each(wrongUses.map((argv) => [argv.join(' '), argv] as const))(
  'wrong use is code 2 with a sentence: %s',
  async (_line, argv) => {
    writeFileSync(inFolder('x.xy'), rutileFile());
    const { code, out, error } = await cli(...argv.map((word) => (word === 'x.xy' ? rutile : word)));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toMatch(/\w+/);
    expect(error).not.toContain('    at ');
  },
);

test('help is no wrong use', async () => {
  expect((await cli('--help')).code).toBe(0);
  expect((await cli('identify', '--help')).out).toContain('--references');
});

test('simulate prints the documented JSON', async () => {
  const cif = inFolder('halite.cif');
  writeFileSync(cif, haliteCif);
  const { code, out } = await cli('simulate', cif, '--range', '20:60', '--wavelength', '1.5406', '--json');
  expect(code).toBe(0);
  const pattern = JSON.parse(out) as {
    formula: string;
    wavelength: number;
    density: number;
    peaks: { intensity: number; hkl: number[][]; twoTheta: number }[];
  };
  expect(pattern).toMatchObject({
    formula: 'NaCl',
    wavelength: 1.5406,
    spaceGroup: expect.any(String) as string,
    cell: { a: 5.64 },
  });
  expect(pattern.density).toBeCloseTo(2.16, 1);
  expect(pattern.peaks.find(({ intensity }) => intensity === 100)?.hkl).toEqual([[2, 0, 0]]);
  expect(pattern.peaks.every(({ twoTheta }) => twoTheta >= 20 && twoTheta <= 60)).toBe(true);
  expect((await cli('simulate', inFolder('none.cif'))).code).toBe(1);
});

test('import stores, identifies, and report writes what was found', async () => {
  const { code, out } = await cli('import', rutile, '--project', 'furnace', '--json');
  expect(code).toBe(0);
  const [file] = (JSON.parse(out) as { files: { status: string; measurements: { id: string; status: string }[] }[] })
    .files;
  expect(file).toMatchObject({ status: 'imported', measurements: [{ status: 'match', top: { name: 'Rutile' } }] });
  expect((await cli('import', rutile)).out).toContain('there already');
  const id = file?.measurements[0]?.id ?? '';
  for (const ending of ['html', 'json', 'csv']) {
    const target = inFolder(`report.${ending}`);
    expect((await cli('report', id, '-o', target)).code).toBe(0);
    expect(readFileSync(target, 'utf8')).toContain('Rutile');
  }
  expect((await cli('report', 'nobody', '-o', inFolder('x.html'))).code).toBe(1);
});

test('an import that needs an answer says so, and takes it from the command line', async () => {
  const table = inFolder('numbers.dat');
  writeFileSync(table, Array.from({ length: 200 }, (_, i) => `${i + 200}\t${(i * 7) % 50}`).join('\n'));
  const asked = await cli('import', table, '--json');
  expect(asked.code).toBe(1);
  expect(asked.error).toContain('--technique');
  expect((JSON.parse(asked.out) as { files: { status: string }[] }).files[0]?.status).toBe('question');
  const settled = await cli('import', table, '--technique', 'raman', '--json');
  expect((JSON.parse(settled.out) as { files: { status: string }[] }).files[0]?.status).toBe('imported');
});

test('import takes the wavelength that files do not say, and cleans what a file name may do to a screen', async () => {
  const bare = inFolder('bare\u202eyx\nend.xy');
  writeFileSync(bare, bareRutileFile());
  const { code, out } = await cli('import', bare, '--wavelength', 'CuKa', '--json');
  expect(code).toBe(0);
  const [file] = (JSON.parse(out) as { files: { measurements: unknown[] }[] }).files;
  expect(file?.measurements[0]).toMatchObject({ name: 'bare yx end', status: 'match', top: { name: 'Rutile' } });
  expect((await cli('import', bare, '--wavelength', 'brown')).code).toBe(2);
});

test('Ctrl-C after the work is done, while all is closed, breaks nothing', async () => {
  let interrupt = (): void => undefined;
  const { code } = await cliUntil(
    new Promise((resolve) => {
      interrupt = resolve;
    }),
    'import',
    rutile,
  );
  expect(code).toBe(0);
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  process.on('unhandledRejection', note);
  interrupt();
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

test('what is no element is wrong use; no text of a file steers the terminal', async () => {
  const wrong = await cli('identify', rutile, '--elements', 'Ti,Xx');
  expect(wrong.code).toBe(2);
  expect(wrong.error).toContain('“Xx” is no element');
  const turned = inFolder('turned\u202eyx.xy');
  writeFileSync(turned, rutileFile());
  const { out } = await cli('identify', turned);
  expect(out).toContain('Rutile');
  expect(out).not.toContain('\u202e');
});

test('the range of a file is told in the unit of its axis', async () => {
  const inQ = inFolder('rows.xy');
  writeFileSync(
    inQ,
    `Q (1/A),I\n${Array.from({ length: 400 }, (_, i) => `${(1 + i / 100).toFixed(3)},${(i * 7) % 50}`).join('\n')}\n`,
  );
  const said = JSON.parse((await cli('identify', inQ, '--json', '--technique', 'xrd')).out) as {
    files: { unit: string }[];
  };
  expect(said.files[0]?.unit).toBe('q');
  expect((await cli('identify', inQ, '--technique', 'xrd')).out).toContain('1–4.99 1/Å');
});

test('the shortest wavelength that may be written is also calculated', async () => {
  const cif = inFolder('halite.cif');
  writeFileSync(cif, haliteCif);
  expect((await cli('simulate', cif, '--wavelength', '0.05', '--range', '1:10')).code).toBe(0);
});

test('own libraries are added, listed and searched', async () => {
  const cif = inFolder('halite.cif');
  writeFileSync(cif, haliteCif);
  expect(await cli('library', 'add', cif, '--name', 'salts')).toMatchObject({
    code: 0,
    out: '1 reference added to “salts”.\n',
  });
  const list = JSON.parse((await cli('library', 'list', '--json')).out) as {
    libraries: { name: string; count: number }[];
    installable: { id: string; licence: string; citation: string }[];
  };
  expect(list.libraries.find(({ name }) => name === 'salts')).toMatchObject({ count: 1, kind: 'own' });
  expect(list.installable.map(({ id }) => id)).toEqual(['amcsd', 'raman-open']);
  expect((await cli('library', 'list')).out).toContain('salts');
});

test('doctor and formats print their parts', async () => {
  const { parts } = JSON.parse((await cli('doctor', '--json')).out) as {
    parts: { name: string; version: string; state: string; detail: string }[];
  };
  for (const name of ['node', 'sqlite', 'database', 'electron', 'chromium', 'tensorflow', 'pip'])
    expect(parts.map((part) => part.name)).toContain(name);
  for (const part of parts) expect(['ok', 'missing', 'degraded']).toContain(part.state);
  expect(existsSync(data)).toBe(false);
  const { formats } = JSON.parse((await cli('formats', '--json')).out) as { formats: { id: string }[] };
  expect(formats.map(({ id }) => id)).toContain('delimited-text');
});

test('doctor still answers when the database cannot be opened', async () => {
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'phaselens.db'), 'not a database at all, but long enough to be looked at by anybody');
  const { code, out } = await cli('doctor', '--json');
  expect(code).toBe(1);
  expect((JSON.parse(out) as { parts: { name: string; state: string }[] }).parts).toContainEqual(
    expect.objectContaining({ name: 'database', state: 'degraded' }),
  );
});

test('backup and restore make a round trip', async () => {
  await cli('import', rutile);
  const file = inFolder('kept.db');
  expect((await cli('backup', file)).code).toBe(0);
  const calcite = inFolder('calcite.txt');
  writeFileSync(calcite, calciteRamanFile());
  await cli('import', calcite);
  const restored = await cli('restore', file);
  expect(restored.code).toBe(0);
  expect((await cli('import', rutile)).out).toContain('there already');
  expect((await cli('import', calcite)).out).toContain('imported as');
});

test('identify works beside a lab that holds the data; import then says who does', async () => {
  const serving = spawn(process.execPath, [join(built(), 'run.mjs'), 'serve', '--data', data], {
    env: { ...process.env, ...cache },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<RegExpExecArray>((resolve, reject) => {
    let text = '';
    serving.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /(http:\/\/127\.0\.0\.1:\d+)\/#token=([\w-]{43})\n/.exec(text);
      if (found) resolve(found);
    });
    serving.on('exit', () => reject(new Error(text)));
  });
  const bridge = createHttpBridge({
    origin: address[1] ?? '',
    token: address[2] ?? '',
    fetch: (url, init) => fetch(url, init),
  });
  await expect
    .poll(
      async () =>
        ((await bridge.call('measurements.list', {})) as { status: string }[]).filter(
          ({ status }) => status === 'match',
        ).length,
      { timeout: 15_000 },
    )
    .toBe(3);
  expect((await cli('identify', rutile)).code).toBe(0);
  const refused = await cli('import', rutile);
  expect(refused.code).toBe(1);
  expect(refused.error.trim().split('\n')).toHaveLength(1);
  serving.removeAllListeners('exit');
  const code = new Promise((resolve) => serving.once('exit', resolve));
  serving.kill('SIGINT');
  expect(await code).toBe(0);
  expect((await cli('import', rutile)).code).toBe(0);
});

test('a reader that goes away ends the output quietly', () => {
  const command = `"${process.execPath}" "${join(built(), 'run.mjs')}" identify "${rutile}" --json --top 1000 --data "${data}" | head -c 10`;
  const { stderr, stdout } = spawnSync('sh', ['-c', command], { encoding: 'utf8', env: { ...process.env, ...cache } });
  expect(stdout).toHaveLength(10);
  expect(stderr).toBe('');
});
