import { LabError, type Library, type Technique } from '../../../contract/index.js';
import type { LabContext } from '../labContext.js';

/** The person's library of this name, made when there is none. @throws LabError `conflict` when the name is taken by another kind */
export function ownLibrary(lab: LabContext, name: string, technique: Technique): Library {
  const taken = lab.shelf.list().find((library) => library.name === name);
  if (!taken) {
    return lab.store.libraries.create({
      name,
      technique,
      kind: 'own',
      version: '1',
      licence: 'your own',
      citation: '',
      enabled: true,
    });
  }
  if (taken.kind !== 'own')
    throw new LabError('conflict', `“${name}” is a library that came with Phaselens; choose another name.`);
  if (taken.technique !== technique) {
    throw new LabError(
      'conflict',
      `“${name}” holds ${taken.technique === 'xrd' ? 'XRD' : 'Raman'} references; choose another name for these.`,
    );
  }
  return taken;
}
