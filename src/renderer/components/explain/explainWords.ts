import type { Attribution, AttributionMethod, ExplainedLayer, LayerMaps, MapView } from '../../../contract/index.js';

export const METHOD_NAMES: Record<AttributionMethod, string> = {
  gradCam: 'Grad-CAM',
  cam: 'CAM',
  gradient: 'gradient',
  occlusion: 'occlusion',
  importance: 'importance',
};

/** What each method asks, in one sentence. */
export const METHOD_HINTS: Record<AttributionMethod, string> = {
  gradCam:
    'Grad-CAM: the maps of one layer, added up in the measure in which the class grows with each of them. It shows where, as coarsely as that layer sees.',
  cam: 'Class activation map: the last maps times the weights with which they speak for the class. Exact for networks that end with global average pooling.',
  gradient: 'How much the score of the class grows when the spectrum rises at a point. Fine, but noisy.',
  occlusion:
    'What the class loses when a stretch of the spectrum is replaced by a straight line. Slow, but it asks the model itself.',
  importance: 'What the model looks at in all spectra, not in this one alone.',
};

export const VIEW_NAMES: Record<MapView, string> = {
  spectrum: 'this spectrum',
  classMean: 'class mean',
  difference: 'difference',
};

export const VIEW_HINTS: Record<MapView, string> = {
  spectrum: 'What the layer makes of this spectrum',
  classMean: 'Mean over training spectra of the class that the model predicts for this spectrum',
  difference: 'This spectrum minus the mean of the predicted class: what is unusual about it',
};

/** E.g. `2 empty`; nothing where every channel says something. */
export function emptyLabel(layer: ExplainedLayer): string {
  const count = Math.max(layer.emptyHere, layer.emptyAlways);
  return count > 0 && layer.channels > 0 ? `${count} empty` : '';
}

export function emptyTitle(layer: ExplainedLayer): string {
  return `Zero at every point of this spectrum: ${layer.emptyHere} of ${layer.channels}; zero for every training spectrum that was looked at: ${layer.emptyAlways}`;
}

/** A share as people say it. */
export function percent(share: number): string {
  const value = 100 * share;
  if (value > 0 && value < 1) return '<\u00a01\u00a0%';
  return `${Math.round(value)}\u00a0%`;
}

/** What a picture of maps shows, for those who hear it. */
export function mapsDescription(layer: ExplainedLayer, maps: LayerMaps): string {
  const empty = maps.emptyHere.filter(Boolean).length;
  const always = maps.emptyAlways.filter(Boolean).length;
  const size = maps.length > 1 ? `${maps.channels} maps of ${maps.length} points` : `${maps.channels} units`;
  return `${layer.label}, ${VIEW_NAMES[maps.view]}: ${size}, ${empty} empty here, ${always} empty for every spectrum.`;
}

/** What an attribution shows, for those who hear it. */
export function attributionDescription(attribution: Attribution): string {
  const peaks = attribution.peaks.slice(0, 5).map(({ label, share }) => `${label} ${percent(share)}`);
  return `${METHOD_NAMES[attribution.method]} for ${attribution.className}. ${attribution.sentence} ${peaks.join(', ')}`;
}
