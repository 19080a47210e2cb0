import { chosenFiles } from './droppedFiles.js';
import type { OfferedFile } from './batches.js';

/** Asks the browser for files or a folder. The inputs stay in the page, unseen. */
export function askForFiles(folders: boolean, chosen: (files: OfferedFile[]) => void): void {
  const name = folders ? 'open-folder' : 'open-files';
  const selector = `input[data-testid="${name}"]`;
  const input = document.querySelector<HTMLInputElement>(selector) ?? makeInput(name, folders);
  input.onchange = () => {
    const files = input.files ? chosenFiles(input.files) : [];
    input.value = '';
    if (files.length > 0) chosen(files);
  };
  input.click();
}

function makeInput(name: string, folders: boolean): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = folders;
  input.hidden = true;
  input.tabIndex = -1;
  input.dataset['testid'] = name;
  document.body.append(input);
  return input;
}
