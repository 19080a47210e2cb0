import {
  LabError,
  type ExplainedLayer,
  type ExplainSubject,
  type LayerKernels,
  type LayerMaps,
  type MapView,
} from '../../../contract/index.js';
import { innerLayers } from '../../../core/architectures/innerLayers.js';
import { planNetwork, type PlannedLayer } from '../../../core/architectures/planNetwork.js';
import { argmaxRows } from '../../../core/classical/argmaxRows.js';
import { channelsFirst } from '../../../core/explain/channelsFirst.js';
import { emptyChannels } from '../../../core/explain/emptyChannels.js';
import { layerWords } from '../../../core/explain/layerWords.js';
import type { LabContext } from '../labContext.js';
import { modelSource, type LoadedModel } from '../models/loadModel.js';
import { classAnswers } from './classAnswers.js';
import { explainedInput } from './explainedInput.js';
import { trainingSpectra } from './trainingSpectra.js';

/** Training spectra that are looked at for means and dead filters. */
const EXAMPLES = 64;
/** Models whose dead filters are remembered. */
const REMEMBERED = 16;

/** Their outputs are channels still. */
const GLOBAL_POOLS: ReadonlySet<string> = new Set(['globalAveragePool', 'globalMaxPool']);

/** Looks at what the layers of networks make of spectra. */
export class LayerLook {
  /** By model hash: for each layer the channels that no training spectrum wakes; null where there are no training spectra. */
  private readonly dead = new Map<string, Promise<Map<string, boolean[]> | null>>();

  constructor(private readonly lab: LabContext) {}

  /** Every layer of a network; none of a classical model. */
  async layers(model: LoadedModel, subject: ExplainSubject): Promise<ExplainedLayer[]> {
    const plan = planOf(model);
    if (!plan) return [];
    const { y } = await explainedInput(this.lab, model, subject);
    const [here, always] = await Promise.all([this.emptyIn(model, y), this.deadOf(model)]);
    const words = layerWords(plan);
    return plan.map((planned, index) => {
      const { name, layer, output, parameters } = planned;
      const [length, channels] = output.kind === 'map' ? [output.length, output.channels] : [1, output.units];
      const count = (empty: Map<string, boolean[]> | null) =>
        hasChannels(planned) ? (empty?.get(name) ?? []).filter(Boolean).length : 0;
      return {
        ...{ name, type: layer.type, label: words[index]?.label ?? name, shape: words[index]?.shape ?? '' },
        ...{ length, channels, drawable: output.kind === 'map' },
        parameters: parameters.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0),
        emptyHere: count(here),
        emptyAlways: count(always),
      };
    });
  }

  /** @throws LabError `not-found` for an unknown layer, or a mean without training spectra; `invalid-input` for a classical model */
  async maps(model: LoadedModel, subject: ExplainSubject, layer: string, view: MapView): Promise<LayerMaps> {
    const { lab } = this;
    const plan = networkPlan(model);
    const planned = plan.find(({ name }) => name === layer);
    if (!planned) throw unknownLayer(model, layer, plan);
    const { y } = await explainedInput(lab, model, subject);
    const source = modelSource(lab, model.summary.hash);
    const [[map], dead] = await Promise.all([
      lab.trainers.session.ask('layerMaps', source, { spectra: y, layers: [layer] }),
      this.deadOf(model),
    ]);
    if (!map) throw new LabError('internal', `The trainer gave no map of the layer ${layer}.`);
    const { length, channels, start, step } = map;
    const values = channelsFirst(map.values, length, channels);
    const mean = view === 'spectrum' ? null : channelsFirst(await this.classMean(model, y, layer), length, channels);
    return {
      ...{ layer, view, length, channels, start, step },
      values: !mean ? values : view === 'classMean' ? mean : values.map((value, i) => value - (mean[i] ?? 0)),
      emptyHere: hasChannels(planned) ? emptyChannels(map.values, channels) : new Array<boolean>(channels).fill(false),
      emptyAlways: (hasChannels(planned) ? dead?.get(layer) : undefined) ?? new Array<boolean>(channels).fill(false),
    };
  }

  /** @throws LabError `invalid-input` where the layer is no convolution, `not-found` */
  kernels(model: LoadedModel, layer: string): LayerKernels {
    const plan = networkPlan(model);
    const all = plan.flatMap(innerLayers);
    const found = all.find(({ name }) => name === layer);
    if (!found) throw unknownLayer(model, layer, all);
    const weights = model.body.kind === 'network' ? model.body.weights : [];
    const kernel = weights.find(({ name }) => name === `${layer}/kernel`);
    const [points, inputs, filters] = kernel?.shape ?? [];
    if (!kernel || points === undefined || inputs === undefined || filters === undefined) {
      const others = all.filter((one) => one.layer.type === 'conv1d').map(({ name }) => name);
      throw new LabError(
        'invalid-input',
        `The layer ${layer} is no convolution and has no kernels${others.length > 0 ? `; convolutions are ${others.join(', ')}` : ''}.`,
      );
    }
    return { layer, kernel: points, inputs, filters, values: kernel.values };
  }

  private async classMean(model: LoadedModel, y: Float32Array, layer: string): Promise<Float32Array> {
    const { lab } = this;
    const { shares } = await classAnswers(lab, model, y);
    const predicted = argmaxRows(shares, shares.length)[0] ?? 0;
    const examples = await trainingSpectra(lab, model, EXAMPLES, predicted);
    if (!examples) {
      throw new LabError(
        'not-found',
        `There are no training spectra of “${model.classNames[predicted] ?? ''}” here any more, so that no mean can be shown.`,
      );
    }
    const source = modelSource(lab, model.summary.hash);
    const order = { spectra: examples.x, layers: [layer], means: true };
    const [summary] = await lab.trainers.session.ask('layerSummary', source, order);
    return summary?.mean ?? new Float32Array();
  }

  private async emptyIn(model: LoadedModel, spectra: Float32Array): Promise<Map<string, boolean[]>> {
    const source = modelSource(this.lab, model.summary.hash);
    const order = { spectra, layers: [], means: false };
    const summaries = await this.lab.trainers.session.ask('layerSummary', source, order);
    return new Map(summaries.map(({ layer, alive }) => [layer, Array.from(alive, (one) => one === 0)]));
  }

  private deadOf(model: LoadedModel): Promise<Map<string, boolean[]> | null> {
    const { hash } = model.summary;
    const known = this.dead.get(hash);
    if (known) return known;
    const asked = (async () => {
      const examples = await trainingSpectra(this.lab, model, EXAMPLES);
      return examples ? this.emptyIn(model, examples.x) : null;
    })();
    this.dead.set(hash, asked);
    // What failed, or could not be known now, is asked again.
    asked.then(
      (found) => !found && this.dead.delete(hash),
      () => this.dead.delete(hash),
    );
    const [oldest] = this.dead.keys();
    if (this.dead.size > REMEMBERED && oldest !== undefined) this.dead.delete(oldest);
    return asked;
  }
}

/** Outputs of a flat vector are places of a map, not channels that could be dead. */
function hasChannels({ layer, output }: PlannedLayer): boolean {
  return output.kind === 'map' || layer.type === 'dense' || GLOBAL_POOLS.has(layer.type);
}

function planOf({ body }: LoadedModel): PlannedLayer[] | null {
  return body.kind === 'network' ? planNetwork(body.architecture) : null;
}

function networkPlan(model: LoadedModel): PlannedLayer[] {
  const plan = planOf(model);
  if (plan) return plan;
  throw new LabError('invalid-input', `“${model.summary.name}” is a classical model, which has no layers.`);
}

function unknownLayer({ summary }: LoadedModel, layer: string, plan: readonly PlannedLayer[]): LabError {
  const names = plan.map(({ name }) => name).join(', ');
  return new LabError('not-found', `“${summary.name}” has no layer “${layer}”; it has ${names}.`);
}
