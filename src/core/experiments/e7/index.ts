import type { ExperimentFigure, ExperimentRow } from '../../../contract/index.js';
import { argmaxRows } from '../../classical/argmaxRows.js';
import type { Experiment, ExperimentFinding, ExperimentLab } from '../experimentLab.js';
import { datasetWords } from '../shared/datasetWords.js';
import { drawData } from '../shared/drawData.js';
import { readParameters } from '../shared/readParameters.js';
import { differenceRow, shareRow } from '../shared/rows.js';
import { trainingWords } from '../shared/trainingWords.js';
import { centroidClasses, noiseLimits } from './baselines.js';
import { errorBetween, errorsByDistance, judged, type Judged } from './errorsByDistance.js';
import { judgeE7 } from './judgeE7.js';
import { networkOf } from './networkOf.js';
import { e7Schema, type E7Parameters } from './parameters.js';

/** Errors of residual and plain networks over the distance of the peak from the border between two classes. */
export const e7: Experiment = {
  id: 'e7',
  run: async (lab, parameters) => run(lab, readParameters('e7', e7Schema, parameters)),
};

const MAXIMUM = 'place of the maximum';
const CENTROID = 'centre of gravity';

async function run(lab: ExperimentLab, parameters: E7Parameters): Promise<ExperimentFinding> {
  const { dataset, near, border, bins, nearUpTo, farFrom, training, models } = parameters;
  const items = lab.seeds.flatMap((seed) => models.map((model) => ({ seed, model })));
  lab.announce(items.length);
  const trained = await lab.map(items, async ({ seed, model }) => {
    const { train, validation, test } = await drawData(lab, dataset, seed);
    const beside = await lab.data({ ...near, seed }, 'test');
    const architecture = networkOf(model, dataset.length, test.meta.classNames.length);
    const network = await lab.train({ recipe: { ...training, architecture, seed }, train, validation });
    const all: Judged[] = [];
    for (const part of [test, beside]) {
      const values = await lab.predict(network, part.x);
      all.push(...judged(part, argmaxRows(values, test.meta.classNames.length), border));
    }
    lab.done(`${model.label}, seed ${seed}: ${all.filter(({ wrong }) => wrong).length} of ${all.length} wrong`);
    return all;
  });
  const plainly = await lab.map(lab.seeds, async (seed) => {
    const { train, test } = await drawData(lab, dataset, seed);
    const beside = await lab.data({ ...near, seed }, 'test');
    const threshold = await lab.fit({ model: { kind: 'threshold', feature: 'position' } }, train, seed);
    const maximum: Judged[] = [];
    const centroid: Judged[] = [];
    const limits: { distance: number; error: number }[] = [];
    const noise = dataset.noise.reduce(
      (sum, one) => (one.kind === 'white' && typeof one.sd === 'number' ? one.sd : sum),
      0,
    );
    for (const part of [test, beside]) {
      maximum.push(...judged(part, await lab.classify(threshold, part.x, part.meta.length), border));
      const centres = judged(part, centroidClasses(part, border), border);
      centroid.push(...centres);
      const errors = noiseLimits(part, border, noise);
      limits.push(...centres.map(({ distance }, i) => ({ distance, error: errors[i] ?? 0 })));
    }
    return { maximum, centroid, limit: limits.filter(({ distance }) => distance < nearUpTo) };
  });

  const kinds: { label: string; bySeed: Judged[][] }[] = [
    ...models.map(({ label }, m) => ({
      label,
      bySeed: lab.seeds.map((_, s) => trained[s * models.length + m] ?? []),
    })),
    { label: MAXIMUM, bySeed: plainly.map(({ maximum }) => maximum) },
    { label: CENTROID, bySeed: plainly.map(({ centroid }) => centroid) },
  ];
  const nearErrors = (label: string) => errors(kinds, label, 0, nearUpTo);
  const farErrors = (label: string) => errors(kinds, label, farFrom, Infinity);
  const accused = models.find(({ role }) => role === 'accused') ?? models[0];
  if (!accused) throw new RangeError('no model');
  const nearName = `error within ${nearUpTo} points of the border`;
  const accusedNear = shareRow(accused.label, nearName, nearErrors(accused.label));
  const nearMinusFar = differenceRow(
    accused.label,
    'error near minus far',
    farErrors(accused.label),
    nearErrors(accused.label),
  );
  const cures = models
    .filter(({ role }) => role === 'cure')
    .map(({ label }) =>
      differenceRow(
        label,
        `error near the border taken away from ${accused.label}`,
        nearErrors(label),
        nearErrors(accused.label),
      ),
    );
  const others = models
    .filter(({ label, role }) => label !== accused.label && role === 'other')
    .map(({ label }) =>
      differenceRow(
        label,
        `error near the border less than ${accused.label}`,
        nearErrors(label),
        nearErrors(accused.label),
      ),
    );
  const plain = (wanted: (count: number) => boolean) =>
    models.find((model) => model.kind === 'plain' && wanted(model.pools))?.label;
  const [pooled, unpooled] = [plain((count) => count > 0), plain((count) => count === 0)];
  const pools =
    pooled === undefined || unpooled === undefined
      ? undefined
      : differenceRow(
          'plain networks',
          'error near the border, with pools minus without',
          nearErrors(unpooled),
          nearErrors(pooled),
        );
  const curves = kinds.map(({ label, bySeed }) => ({
    label,
    rows: bins.map((end, i) =>
      shareRow(
        label,
        `error at ${bins[i - 1] ?? 0} to ${end} points`,
        bySeed.flatMap((all) => errorsByDistance(all, bins)[i] ?? []),
      ),
    ),
  }));
  return {
    results: [
      ...kinds.flatMap(({ label }) => [
        shareRow(label, nearName, nearErrors(label)),
        shareRow(label, `error from ${farFrom} points on`, farErrors(label)),
      ]),
      shareRow(
        'limit of the noise',
        nearName,
        plainly.map(({ limit }) => limit.reduce((sum, { error }) => sum + error, 0) / Math.max(1, limit.length)),
      ),
      nearMinusFar,
      ...cures,
      ...others,
      ...(pools ? [pools] : []),
      ...curves.flatMap(({ rows }) => rows.slice(0, 4)),
    ],
    ...judgeE7({
      ...{ near: accusedNear, nearMinusFar, cures },
      left: cures.map(({ label }) => shareRow(label, nearName, nearErrors(label))),
      ...(pools ? { pools } : {}),
    }),
    ...words(parameters, lab.seeds.length),
    figures: curveFigures(curves, bins, parameters),
  };
}

function errors(kinds: readonly { label: string; bySeed: Judged[][] }[], label: string, from: number, to: number) {
  return (kinds.find((kind) => kind.label === label)?.bySeed ?? []).map((all) => errorBetween(all, from, to) ?? 0);
}

function curveFigures(
  curves: readonly { label: string; rows: ExperimentRow[] }[],
  bins: readonly number[],
  { models }: E7Parameters,
): ExperimentFigure[] {
  const middle = bins.map((end, i) => ((bins[i - 1] ?? 0) + end) / 2);
  const series = (labels: readonly string[]) =>
    curves
      .filter(({ label }) => labels.includes(label))
      .map(({ label, rows }) => ({
        name: label,
        x: middle,
        y: rows.map(({ mean }) => mean),
        low: rows.map(({ low }) => low),
        high: rows.map(({ high }) => high),
        points: true,
      }));
  return [
    {
      kind: 'lines',
      id: 'error-networks',
      title: 'Networks: error over the distance from the border',
      caption: 'Share of wrong test spectra in each bin of the distance, mean over the seeds with its 95 % interval.',
      x: { label: 'distance of the peak from the border, points (logarithmic)', log: true },
      y: { label: 'error', from: 0 },
      series: series(models.map(({ label }) => label)),
    },
    {
      kind: 'lines',
      id: 'error-plain',
      title: 'One number: error over the distance from the border',
      caption:
        'The place of the highest point with the best threshold, and the centre of gravity of the points above half of the maximum.',
      x: { label: 'distance of the peak from the border, points (logarithmic)', log: true },
      y: { label: 'error', from: 0 },
      series: series([MAXIMUM, CENTROID]),
    },
  ];
}

function words(
  { dataset, near, nearUpTo, farFrom, training, models }: E7Parameters,
  seeds: number,
): Pick<ExperimentFinding, 'method' | 'limits'> {
  const { from, step } = dataset.axis;
  const resnet = models.find(({ kind }) => kind === 'resnet');
  const channels = resnet?.kind === 'resnet' ? resnet.channels : 0;
  return {
    method: [
      `${datasetWords(dataset)}: points ${from} to ${from + (dataset.length - 1) * step} of dataset 2, which hold every peak; “${near.title}” adds test spectra beside the border. Class A has its maximum at 950 to 999, class B at 1000 to 1050. ${seeds} seeds.`,
      `The residual network of Ho et al. with ${channels} channels instead of 64 and 100, with the published strides and others; beside it plain networks of three convolutions with and without pools. All: ${trainingWords(training)}.`,
      `Near is within ${nearUpTo} points of the border, far from ${farFrom} points on. The limit of the noise is the error of the best possible estimate of the position (Cramér and Rao). Differences are taken seed by seed; intervals are Student’s.`,
      'Verdict: the network with the published strides has to err more near the border than far from it, and one of the networks with fewer strides reliably less near the border. Both: holds; the first: holds partly; else: does not hold. Less is not none: what is left stands beside it.',
    ],
    limits: [
      'The slides give the positions of the two classes only. Length, width, height and noise of the spectra, their number and the training are chosen here; more training takes errors away everywhere.',
      `The window leaves out points that hold nothing but noise, and ${channels} channels stand for 100, so that all seeds train within minutes; the published network has about ${Math.round((100 / Math.max(1, channels)) ** 2)} times the weights in its blocks.`,
      'A network with fewer strides here also has fewer layers, as the slides advise; which of the two helps is not told apart.',
      'The slides blame pooling. The residual network of Ho has no pool: its strides shorten the maps. The plain networks show what pools do by themselves.',
    ],
  };
}
