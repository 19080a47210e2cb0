import type { ArchitectureSpec, ExperimentVerdict, StudyId } from '../../../../contract/index.js';
import { planNetwork, type PlannedLayer } from '../../../architectures/planNetwork.js';
import { rowOf } from '../../shared/rows.js';
import type { StudiedNetwork } from '../runStudy.js';
import type { StudyParameters } from '../studyParameters.js';
import { meanWrong } from './networkTable.js';

/** One part of the claim: whether it is so, and the sentence that says by which numbers; null where it cannot be told. */
interface Part {
  holds: boolean | null;
  words: string;
}

/** Network of six convolutions, large kernels and ReLU in its dense part: the best one published. */
const BEST = 'cnn6';
const OURS = 'phaselens-1';

/**
 * The study's claim has three parts: ReLU in the dense part matters for overlapping classes (the challenge: for most of the pairs the interval of
 * the errors it takes away lies above 0); residual blocks and normalisation give no benefit (no network with them errs reliably less than the
 * best one without); the six convolutions err least of the published networks. All that can be told are so: holds; some: holds partly; none: does
 * not hold; nothing can be told: open.
 */
export function judgeStudy(
  id: StudyId,
  { reluPairs }: StudyParameters,
  done: readonly StudiedNetwork[],
): { verdict: ExperimentVerdict; because: string } {
  const published = done.filter((network) => network.id !== OURS);
  const parts = [
    ...(id === 'challenge' ? [reluPart(done, reluPairs)] : []),
    noBenefitPart(published),
    bestPart(published),
  ];
  const told = parts.filter(({ holds }) => holds !== null);
  const held = told.filter(({ holds }) => holds);
  return {
    verdict:
      told.length === 0
        ? 'open'
        : held.length === told.length
          ? 'holds'
          : held.length > 0
            ? 'holds partly'
            : 'does not hold',
    because: [...parts.map(({ words }) => words), ...oursWords(done)].join(' '),
  };
}

function reluPart(done: readonly StudiedNetwork[], pairs: readonly (readonly [string, string])[]): Part {
  const rows = pairs.flatMap(([linear, relu]) => {
    const row = takenAway(named(done, linear), named(done, relu));
    return row ? [{ ...row, label: relu }] : [];
  });
  if (rows.length === 0)
    return { holds: null, words: 'No network was run both with linear and with ReLU dense layers.' };
  const better = rows.filter(({ low, n }) => n > 1 && low > 0);
  const list = rows.map((row) => `${row.label} ${signed(row.mean)} (${signed(row.low)} to ${signed(row.high)})`);
  return {
    holds: better.length > rows.length / 2,
    words: `ReLU in the dense part takes away wrong spectra: ${list.join('; ')}; reliably for ${better.length} of ${rows.length}.`,
  };
}

function noBenefitPart(done: readonly StudiedNetwork[]): Part {
  const kind = (network: StudiedNetwork): boolean => network.spec !== undefined && hasNormOrResidual(network.spec);
  const with_ = done.filter(kind);
  const plain = [...done.filter((network) => !kind(network))].sort((a, b) => meanWrong(a) - meanWrong(b));
  const [best] = plain;
  if (with_.length === 0 || !best)
    return { holds: null, words: 'Residual blocks and normalisation were not put against networks without them.' };
  const gains = with_.map((network) => ({ title: network.title, row: takenAway(best, network) }));
  const reliable = gains.filter(({ row }) => row && row.n > 1 && row.low > 0);
  const list = with_.map((network) => `${network.title} ${meanWrong(network).toFixed(1)}`).join(', ');
  return {
    holds: reliable.length === 0,
    words: `With residual blocks or normalisation: ${list} wrong; the best without, ${best.title}: ${meanWrong(best).toFixed(1)}.`,
  };
}

function bestPart(done: readonly StudiedNetwork[]): Part {
  const best = named(done, BEST);
  const others = done.filter(({ id }) => id !== BEST);
  if (!best || others.length === 0)
    return { holds: null, words: 'The network with six convolutions was not put against others.' };
  const [next] = [...others].sort((a, b) => meanWrong(a) - meanWrong(b));
  const holds = next === undefined || meanWrong(best) <= meanWrong(next);
  return {
    holds,
    words: `${best.title} has ${meanWrong(best).toFixed(1)} wrong, ${holds ? 'the next' : 'the best'} of the others, ${next?.title ?? ''}, ${next ? meanWrong(next).toFixed(1) : ''}.`,
  };
}

function oursWords(done: readonly StudiedNetwork[]): string[] {
  const ours = named(done, OURS);
  if (!ours) return [];
  const best = named(done, BEST);
  const row = takenAway(best, ours);
  const against = row
    ? `, ${signed(row.mean)} (${signed(row.low)} to ${signed(row.high)}) less than ${best?.title ?? ''} seed by seed`
    : '';
  return [
    `Ours: ${meanWrong(ours).toFixed(1)} wrong with ${(ours.parameters / 1e6).toFixed(2)} million parameters${against}.`,
  ];
}

/** Wrong spectra of the first minus those of the second, by the seeds that both have. */
function takenAway(first: StudiedNetwork | undefined, second: StudiedNetwork | undefined) {
  const differences = (first?.finished ?? []).flatMap(({ seed, wrong }) => {
    const other = second?.finished.find((one) => one.seed === seed);
    return other ? [wrong.length - other.wrong.length] : [];
  });
  return differences.length > 0 ? rowOf('', '', differences) : undefined;
}

function named(done: readonly StudiedNetwork[], id: string): StudiedNetwork | undefined {
  return done.find((network) => network.id === id);
}

function hasNormOrResidual(spec: ArchitectureSpec): boolean {
  const inside = (layers: readonly PlannedLayer[]): boolean =>
    layers.some(({ layer, main = [] }) => layer.type === 'batchNorm' || layer.type === 'residual' || inside(main));
  return inside(planNetwork(spec));
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(1);
  return value < 0 ? `−${text}` : `+${text}`;
}
