/** Control and direction-changing characters that could make a sentence show another name than the file has. */
const hidden = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The name of a file for sentences: last part of the path, harmless characters, at most 100 of them. */
export function fileLabel(name: string): string {
  const last = name.split(/[\\/]/).pop() ?? '';
  const clean = last.replace(hidden, '').trim();
  if (clean === '') return 'The file';
  return clean.length <= 100 ? clean : `${clean.slice(0, 60)}…${clean.slice(-30)}`;
}
