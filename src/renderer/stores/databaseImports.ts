import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { Job } from '../../contract/index.js';
import { sendArchive, type Archive } from '../imports/sendArchive.js';
import { call, shell } from '../lab.js';
import { useJobs } from './jobs.js';
import { useLibraries } from './libraries.js';
import { useReferences } from './references.js';
import { useUi } from './ui.js';

export interface DatabaseOrder {
  libraryName: string;
  licence: string;
  citation: string;
}

/** Import of whole databases: what the form says, what is being sent, and what goes on. */
export const useDatabaseImports = defineStore('databaseImports', () => {
  const ui = useUi();
  const jobs = useJobs();
  const open = ref(false);
  const order = ref<DatabaseOrder>({ libraryName: '', licence: '', citation: '' });
  const sending = ref<{ name: string; sent: number; size: number } | null>(null);
  let abort: AbortController | undefined;

  /** Also after the page was loaded again. */
  const running = computed(() =>
    jobs.running.find(({ kind, title }) => kind === 'import-library' && !title.startsWith('Importing references')),
  );

  const jobOf = (libraryName: string): Job | undefined =>
    jobs.running.find(({ title }) => title === `Importing ${libraryName}`);

  function filled(): { libraryName: string; licence?: string; citation?: string } {
    const [libraryName, licence, citation] = [order.value.libraryName, order.value.licence, order.value.citation].map(
      (text) => text.trim(),
    );
    return {
      libraryName: libraryName || 'Imported database',
      ...(licence ? { licence } : {}),
      ...(citation ? { citation } : {}),
    };
  }

  /** From a path, by the desktop's dialog. */
  async function choosePath(folder: boolean): Promise<void> {
    await ui.attempt(async () => {
      const id = await shell()?.importDatabase({ folder, ...filled() });
      if (id) await follow(await call('jobs.get', { id }));
    });
  }

  /** An archive that the browser reads, a piece at a time. */
  async function send(file: Archive): Promise<void> {
    const control = new AbortController();
    abort = control;
    sending.value = { name: file.name, sent: 0, size: file.size };
    const job = await ui.attempt(async () => {
      const progress = (sent: number): void => {
        sending.value = { name: file.name, sent, size: file.size };
      };
      const uploadId = await sendArchive(file, { progress, signal: control.signal });
      return call('libraries.importArchive', { uploadId, ...filled() });
    });
    sending.value = null;
    if (job) await ui.attempt(() => follow(job));
  }

  function cancelSending(): void {
    abort?.abort();
  }

  async function follow(started: Job): Promise<void> {
    jobs.put(started);
    open.value = false;
    const ended = await jobs.finished(started.id);
    await useLibraries().load();
    const name = started.title.replace(/^Importing /, '');
    const library = useLibraries().all.find((each) => each.name === name);
    if (library) useReferences().libraryId = library.id;
    if (ended.state === 'done') ui.notify({ kind: 'success', text: ended.message });
  }

  /** Opens the form for a library that is there: the same source goes on, another one adds to it. */
  function goOn({ name, licence, citation }: { name: string; licence: string; citation: string }): void {
    order.value = { libraryName: name, licence, citation };
    open.value = true;
  }

  return { open, order, sending, running, jobOf, choosePath, send, cancelSending, goOn };
});
