import type { ModelSummary } from '../../../contract/index.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';
import { classify, classifyFile, opinions } from '../models/classify.js';
import { readModelFile, writeModelFile } from '../models/modelFile.js';

export function modelsService(lab: LabContext): Area<'models'> {
  const changed = <T>(result: T): T => {
    lab.events.emit('models.changed', {});
    return result;
  };
  return {
    'models.list': () => lab.store.models.list(),
    'models.get': ({ hash }) => lab.store.models.get(hash),
    'models.rename': ({ hash, name }) => changed(lab.store.models.rename(hash, name)),
    'models.use': ({ hash, use }) => changed(lab.store.models.setUsed(hash, use)),
    'models.delete': ({ hash }) => {
      lab.store.models.delete(hash);
      lab.events.emit('runs.changed', { ids: [] });
      return changed(null);
    },
    'models.classify': ({ hash, measurementId, dropoutPasses }) => classify(lab, hash, measurementId, dropoutPasses),
    'models.classifyFile': ({ hash, ...input }) => classifyFile(lab, hash, input),
    'models.opinions': ({ measurementId, dropoutPasses }) => opinions(lab, measurementId, dropoutPasses),
    'models.export': ({ hash }) => writeModelFile(lab.store.models.get(hash), lab.store.models.content(hash)),
    'models.import': ({ file }): ModelSummary => {
      const { model, content } = readModelFile(file.bytes, file.name);
      return changed(lab.store.models.insert(model, content));
    },
  };
}
