import { shallowReactive } from 'vue';
import type {
  Attribution,
  AttributionMethod,
  ExplainSubject,
  ExplainedLayer,
  ExplainedSpectrum,
  LayerKernels,
  LayerMaps,
  MapView,
} from '../../contract/index.js';
import type { Range } from '../charts/plotLayout.js';
import { latestOnly } from '../composables/latestOnly.js';
import { toLabError } from '../doors/toLabError.js';
import { call } from '../lab.js';

export type Drawing = 'maps' | 'lines' | 'weights';

/** What all sides of a comparison share. */
export interface SideWishes {
  method: AttributionMethod | null;
  view: MapView;
  drawing: Drawing;
  /** Grad-CAM of the selected layer instead of the last one with points. */
  atLayer: boolean;
}

/** One spectrum seen by one model: what was asked and what the lab said. */
export interface Side {
  readonly id: number;
  modelHash: string | null;
  subject: ExplainSubject | null;
  spectrum: ExplainedSpectrum | null;
  layers: ExplainedLayer[];
  /** Name of the selected layer. */
  layer: string | null;
  /** Class that is explained; the predicted one when null. */
  className: string | null;
  attribution: Attribution | null;
  maps: LayerMaps | null;
  kernels: LayerKernels | null;
  /** Numbers of the channels that the person chose: drawn as lines and marked in the maps. */
  channels: number[];
  /** The lab's sentence where it could not say something. */
  problem: string | null;
  attributionProblem: string | null;
  mapsProblem: string | null;
  /** Answers under way. */
  busy: number;
  zoom: Range | null;
  /** Display value under the pointer. */
  cursor: number | null;
  load(wishes: SideWishes): Promise<void>;
  loadAttribution(wishes: SideWishes): Promise<void>;
  loadMaps(wishes: SideWishes): Promise<void>;
}

/** Layers that have kernels. */
const CONVOLUTION = /conv/i;

let count = 0;

/** The method that is shown: the wanted one where the model allows it, otherwise the first that it allows. */
export function methodOf(side: Side, wanted: AttributionMethod | null): AttributionMethod | null {
  const allowed = side.spectrum?.methods ?? [];
  return wanted && allowed.includes(wanted) ? wanted : (allowed[0] ?? null);
}

export function layerOf(side: Side): ExplainedLayer | null {
  return side.layers.find((layer) => layer.name === side.layer) ?? null;
}

export function hasKernels(layer: ExplainedLayer | null): boolean {
  return layer !== null && CONVOLUTION.test(layer.type) && layer.parameters > 0;
}

/** What to ask about the explained spectrum besides model and spectrum. */
export function attributionInput(side: Side, wishes: SideWishes) {
  const { modelHash, subject } = side;
  const method = methodOf(side, wishes.method);
  if (!modelHash || !subject || !method) return null;
  return {
    ...{ modelHash, subject, method },
    ...(side.className !== null && { className: side.className }),
    ...(method === 'gradCam' && wishes.atLayer && layerOf(side)?.drawable && side.layer && { layer: side.layer }),
  };
}

/** Layers keep their place in the network when another spectrum or model is looked at. */
function keepLayer(layers: ExplainedLayer[], name: string | null): string | null {
  if (layers.some((layer) => layer.name === name)) return name;
  const first = layers.find((layer) => CONVOLUTION.test(layer.type)) ?? layers.find((layer) => layer.drawable);
  return (first ?? layers[0])?.name ?? null;
}

export function createSide(from?: Side): Side {
  const latest = { subject: latestOnly(), attribution: latestOnly(), maps: latestOnly() };
  count += 1;
  const side: Side = shallowReactive({
    id: count,
    modelHash: from?.modelHash ?? null,
    subject: from?.subject ?? null,
    spectrum: null,
    layers: [],
    layer: from?.layer ?? null,
    className: null,
    attribution: null,
    maps: null,
    kernels: null,
    channels: from ? [...from.channels] : [],
    problem: null,
    attributionProblem: null,
    mapsProblem: null,
    busy: 0,
    zoom: from?.zoom ?? null,
    cursor: null,
    load,
    loadAttribution,
    loadMaps,
  });

  async function watched(work: () => Promise<void>): Promise<void> {
    side.busy += 1;
    try {
      await work();
    } finally {
      side.busy -= 1;
    }
  }

  /** Reads everything about the spectrum; what is shown stays until the answer is there. */
  function load(wishes: SideWishes): Promise<void> {
    return watched(async () => {
      const { modelHash, subject } = side;
      if (!modelHash || !subject) return;
      const about = { modelHash, subject };
      try {
        const answer = await latest.subject(() =>
          Promise.all([call('explain.subject', about), call('explain.layers', about)]),
        );
        if (!answer) return;
        const [spectrum, layers] = answer;
        const sameAxis =
          spectrum.axis.unit === side.spectrum?.axis.unit && spectrum.y.length === side.spectrum.y.length;
        side.spectrum = spectrum;
        side.layers = layers;
        side.layer = keepLayer(layers, side.layer);
        side.problem = null;
        if (!sameAxis) side.zoom = null;
        if (side.className !== null && !spectrum.prediction.some(({ className }) => className === side.className)) {
          side.className = null;
        }
      } catch (thrown) {
        side.problem = toLabError(thrown).message;
        side.spectrum = null;
        side.layers = [];
        side.attribution = null;
        side.maps = null;
        return;
      }
      await Promise.all([loadAttribution(wishes), loadMaps(wishes)]);
    });
  }

  function loadAttribution(wishes: SideWishes): Promise<void> {
    return watched(async () => {
      const input = attributionInput(side, wishes);
      if (!input) return;
      try {
        const answer = await latest.attribution(() => call('explain.attribution', input));
        if (!answer) return;
        side.attribution = answer;
        side.attributionProblem = null;
      } catch (thrown) {
        side.attribution = null;
        side.attributionProblem = toLabError(thrown).message;
      }
    });
  }

  function loadMaps({ view, drawing }: SideWishes): Promise<void> {
    return watched(async () => {
      const { modelHash, subject, layer } = side;
      if (!modelHash || !subject || layer === null) {
        side.maps = null;
        return;
      }
      const weights = drawing === 'weights' && hasKernels(layerOf(side));
      try {
        const answer = await latest.maps(() =>
          Promise.all([
            call('explain.maps', { modelHash, subject, layer, view }),
            weights ? call('explain.kernels', { modelHash, layer }) : null,
          ]),
        );
        if (!answer) return;
        const [maps, kernels] = answer;
        if (side.maps && side.maps.layer !== maps.layer) side.channels = [];
        side.maps = maps;
        side.kernels = kernels;
        side.mapsProblem = null;
      } catch (thrown) {
        side.maps = null;
        side.kernels = null;
        side.mapsProblem = toLabError(thrown).message;
      }
    });
  }

  return side;
}
