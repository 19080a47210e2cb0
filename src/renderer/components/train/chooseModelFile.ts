import { LabError, MAX_CALL_BYTES } from '../../../contract/index.js';

/** Room for the name and framing beside the bytes of the file. */
const FRAMING = 64 * 1024;

/** @throws LabError `too-large` where the file is more than one call can carry, with the way that remains */
export function checkModelFile({ name, size }: { name: string; size: number }): void {
  if (size <= MAX_CALL_BYTES - FRAMING) return;
  throw new LabError(
    'too-large',
    `${name} is ${Math.ceil(size / 1048576)} MiB; this window can send up to 63 MiB. Import it on the command line: phaselens model import FILE.`,
  );
}

/** Asks for the file of a model; null when the person cancels (which old browsers do not tell). @throws LabError as {@link checkModelFile} */
export function chooseModelFile(): Promise<{ name: string; bytes: Uint8Array } | null> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.dataset['testid'] = 'import-model';
    input.addEventListener('cancel', () => {
      resolve(null);
    });
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (!file) {
        resolve(null);
        return;
      }
      Promise.resolve(file)
        .then((chosen) => {
          checkModelFile(chosen);
          return chosen.arrayBuffer();
        })
        .then((buffer) => {
          resolve({ name: file.name, bytes: new Uint8Array(buffer) });
        }, reject);
    });
    input.click();
  });
}
