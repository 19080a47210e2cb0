import type { DropoutConfidence } from '../../../contract/index.js';
import { classProbabilities } from '../../../core/architectures/classProbabilities.js';
import { headOf } from '../../../core/architectures/headOf.js';
import { holdsDropout } from '../../../core/architectures/holdsDropout.js';
import { planNetwork } from '../../../core/architectures/planNetwork.js';
import { dropoutConfidence } from '../../../core/metrics/dropoutConfidence.js';
import type { LabContext } from '../labContext.js';
import type { LoadedModel } from './loadModel.js';

/** Always the same, so that the same question has the same answer. */
const SEED = 1;
/** Classes that are told. */
const MOST = 10;

/** How far a network agrees with itself with dropout on; undefined of models without dropout, or where nobody asks. */
export async function askWithDropout(
  lab: Pick<LabContext, 'trainers'>,
  { body, classNames, summary }: LoadedModel,
  spectrum: Float32Array,
  passes: number | undefined,
): Promise<DropoutConfidence | undefined> {
  if (passes === undefined || body.kind !== 'network') return undefined;
  const { architecture, weights } = body;
  if (!planNetwork(architecture).some(holdsDropout)) return undefined;
  const source = { key: summary.hash, load: async () => ({ architecture, weights }) };
  const dropout = { passes, seed: SEED };
  const { values, outputs } = await lab.trainers.session.ask('predict', source, { spectra: spectrum, dropout });
  const probabilities = classProbabilities(values, outputs, headOf(architecture));
  const { votes, entropy } = dropoutConfidence(probabilities, classNames.length);
  return {
    ...dropout,
    votes: votes.slice(0, MOST).map(({ classNumber, share }) => ({ name: classNames[classNumber] ?? '', share })),
    entropy,
  };
}
