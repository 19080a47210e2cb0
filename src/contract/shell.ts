/** What only a desktop shell can do: native dialogs. The served door has none; pages use the browser's own instead. */
export interface Shell {
  /** Shows the Open dialog and imports what was chosen; the id of the import job, or null when cancelled. */
  openFiles(input: { folders: boolean; projectId: string | null }): Promise<string | null>;
  /** Shows the Open dialog for a folder or an archive of CIF files and imports it whole; the id of the job, or null when cancelled. */
  importDatabase(input: {
    folder: boolean;
    libraryName: string;
    licence?: string;
    citation?: string;
  }): Promise<string | null>;
  /** Shows the Save dialog and writes atomically; the chosen file's name, or null when cancelled. */
  saveFile(input: { suggestedName: string; bytes: Uint8Array }): Promise<string | null>;
}

/** The object that the preload bundle puts on `window`. */
export interface Bridge {
  call(name: string, input: unknown): Promise<unknown>;
  on(name: string, listener: (payload: unknown) => void): () => void;
  shell: Shell | null;
}
