/** Asks for the file of a model; null when the person cancels (which old browsers do not tell). */
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
      file.arrayBuffer().then((buffer) => {
        resolve({ name: file.name, bytes: new Uint8Array(buffer) });
      }, reject);
    });
    input.click();
  });
}
