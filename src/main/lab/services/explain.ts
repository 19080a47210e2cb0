import { LabError, type ExplainedSpectrum, type ExplainSubject } from '../../../contract/index.js';
import { askableModel } from '../explain/askableModel.js';
import { attribute } from '../explain/attribute.js';
import { classAnswers, RANKS_ONLY } from '../explain/classAnswers.js';
import { explainedInput } from '../explain/explainedInput.js';
import { explainMethods } from '../explain/explainMethods.js';
import { exportAttribution, exportMaps } from '../explain/exportExplained.js';
import { layerEffects } from '../explain/layerEffects.js';
import { LayerLook } from '../explain/lookAtLayers.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';
import { loadModel } from '../models/loadModel.js';

/** Classes of a prediction at most. */
const MOST_CLASSES = 50;

export function explainService(lab: LabContext): Area<'explain'> {
  const look = new LayerLook(lab);

  async function explained(modelHash: string, subject: ExplainSubject): Promise<ExplainedSpectrum> {
    const model = askableModel(lab, modelHash);
    const { title, y, trueClass, notes, peaks } = await explainedInput(lab, model, subject);
    const [{ shares, probability }, found] = await Promise.all([classAnswers(lab, model, y), peaks()]);
    const prediction = model.classNames
      .map((className, i) => ({ className, probability: shares[i] ?? 0 }))
      .sort((a, b) => b.probability - a.probability)
      .slice(0, MOST_CLASSES);
    return {
      ...{ title, axis: model.axis, y, prediction, peaks: found, methods: explainMethods(model) },
      ...(trueClass === undefined ? {} : { trueClass }),
      ...(subject.kind === 'measurement' && {
        inReport: lab.store.explanations.list(subject.measurementId).some((each) => each.modelHash === modelHash),
      }),
      notes: [
        `The model knows these ${model.classNames.length} classes only: it always names one of them.`,
        ...notes,
        ...(probability ? [] : [RANKS_ONLY]),
      ],
    };
  }

  return {
    'explain.subject': ({ modelHash, subject }) => explained(modelHash, subject),
    'explain.layers': ({ modelHash, subject }) => look.layers(askableModel(lab, modelHash), subject),
    'explain.maps': ({ modelHash, subject, layer, view }) =>
      look.maps(askableModel(lab, modelHash), subject, layer, view),
    'explain.attribution': async ({ modelHash, ...options }) =>
      (await attribute(lab, askableModel(lab, modelHash), options)).attribution,
    'explain.kernels': ({ modelHash, layer }) => look.kernels(loadModel(lab, modelHash), layer),
    'explain.effects': ({ modelHash }) => layerEffects(lab, askableModel(lab, modelHash)),
    'explain.export': async ({ modelHash, subject, what, view, layer, ...options }) => {
      const model = askableModel(lab, modelHash);
      const { title } = await explainedInput(lab, model, subject);
      if (what === 'attribution')
        return exportAttribution(title, await attribute(lab, model, { subject, layer, ...options }), model.axis);
      if (layer === undefined) throw new LabError('invalid-input', 'Name the layer whose maps are to be exported.');
      return exportMaps(title, await look.maps(model, subject, layer, view), model.axis);
    },
    'explain.addToReport': async ({ measurementId, modelHash, method }) => {
      // Tried first: what cannot be shown is refused, not stored.
      const subject = { kind: 'measurement' as const, measurementId };
      await attribute(lab, askableModel(lab, modelHash), { subject, method });
      lab.store.explanations.add(measurementId, modelHash, method);
      lab.events.emit('measurements.changed', { ids: [measurementId] });
      return null;
    },
    'explain.removeFromReport': ({ measurementId, modelHash }) => {
      lab.store.explanations.remove(measurementId, modelHash);
      lab.events.emit('measurements.changed', { ids: [measurementId] });
      return null;
    },
  };
}
