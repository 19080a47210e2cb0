import { isAbsolute, resolve } from 'node:path';

/** `--data DIR` (or `--data=DIR`), then PHASELENS_DATA, then the system's folder for this program. */
export function chooseDataFolder(
  argv: readonly string[],
  env: Record<string, string | undefined>,
  fallback: string,
): string {
  const joined = argv.find((argument) => argument.startsWith('--data='));
  const at = argv.indexOf('--data');
  const said = joined ? joined.slice('--data='.length) : at >= 0 ? argv[at + 1] : env['PHASELENS_DATA'];
  if (!said) return fallback;
  return isAbsolute(said) ? said : resolve(said);
}
