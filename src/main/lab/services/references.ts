import { LabError, type Reference, type ReferenceDetail, type ReferenceSummary } from '../../../contract/index.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';
import { fitsReferenceFilter } from '../libraries/fitsReferenceFilter.js';
import { stampOwnLibrary } from '../libraries/stampOwnLibrary.js';

export function referencesService(lab: LabContext): Area<'references'> {
  return {
    'references.list': ({ offset, limit, ...filter }) => {
      // Those outside the store come first, so that a page is cut from both by plain counting.
      const outside = lab.shelf
        .summariesOutsideStore()
        .filter((summary) => fitsReferenceFilter(summary, filter))
        .sort((a, b) => a.name.localeCompare(b.name, 'en'));
      const own: ReferenceSummary[] = outside.slice(offset, offset + limit);
      const items: ReferenceSummary[] = own;
      let total = outside.length;
      const shelves =
        filter.technique === 'raman'
          ? []
          : lab.collections.list().filter(({ id }) => filter.libraryId === undefined || filter.libraryId === id);
      for (const shelf of [lab.store.references, ...shelves]) {
        const part = shelf.list({
          ...filter,
          offset: Math.max(0, offset - total),
          limit: Math.max(1, limit - items.length),
        });
        total += part.total;
        if (items.length < limit) items.push(...part.items);
      }
      return { total, items };
    },
    'references.get': ({ id }): ReferenceDetail => {
      const technique = lab.shelf.builtInTechnique(id);
      if (!technique) return detailOf(lab.shelf.reference(id));
      const entry = lab.shelf.builtInEntries(technique).get(id);
      if (!entry) throw new LabError('not-found', 'This reference is not there any more.');
      return entry;
    },
    'references.picture': ({ id, radiation, from, to }) => {
      const { stored, libraries } = lab.shelf.forReferences([id]);
      return lab.compute.run(
        'picture',
        {
          id,
          stored,
          libraryKeys: libraries.map(({ key }) => key),
          ...(radiation ? { radiation } : {}),
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
        },
        { deadlineMs: 30_000, doing: 'Drawing a reference', needs: libraries },
      );
    },
    'references.delete': ({ ids }) => {
      const builtIn = ids.find((id) => lab.shelf.builtInTechnique(id));
      if (builtIn !== undefined)
        throw new LabError('forbidden', 'Built-in references cannot be deleted; switch their library off instead.');
      if (ids.some((id) => lab.collections.holding(id) !== undefined))
        throw new LabError(
          'forbidden',
          'Single entries of an imported library cannot be deleted; delete or switch off the library.',
        );
      const libraries = new Set(ids.map((id) => lab.shelf.reference(id).summary.libraryId));
      lab.store.transaction(() => {
        lab.store.references.delete(ids);
        libraries.forEach((id) => stampOwnLibrary(lab, id));
      });
      libraries.forEach((id) => lab.shelf.touch(id));
      lab.events.emit('libraries.changed', {});
      return null;
    },
  };
}

function detailOf(reference: Reference): ReferenceDetail {
  switch (reference.kind) {
    case 'structure':
      return { summary: reference.summary, structure: reference.structure };
    case 'measured-lines':
      return { summary: reference.summary };
    case 'bands':
      return { summary: reference.summary, bands: reference.bands };
    case 'spectrum':
      return { summary: reference.summary, spectrum: { x: reference.x, y: reference.y } };
  }
}
