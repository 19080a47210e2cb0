import { cpus } from 'node:os';
import { z } from 'zod';
import { LabError, type ForecastBasis, type RunDetail, type TrainingRecipe } from '../../../../contract/index.js';
import { forecastTraining } from '../../../../core/architectures/forecastTraining.js';
import type { LabContext } from '../../labContext.js';
import { median } from './median.js';
import { trialPace } from './trialPace.js';

/** How many times as long as in the forecast a training takes on this machine. */
export interface MachinePace {
  factor: number;
  basis: ForecastBasis;
  /** Runs that it is taken from. */
  runs: number;
}

const TRIAL_KEY = 'training-pace';
const trialSchema = z.object({ machine: z.string(), factor: z.number().positive() });

/** Runs that are looked at, the newest ones. */
const MOST_RUNS = 10;

/** From earlier runs: of the same network where there are any, else of others; else of a short trial, whose result is kept. */
export class MachinePaces {
  private trial: Promise<number | undefined> | undefined;

  constructor(private readonly lab: LabContext) {}

  async of(recipe: TrainingRecipe): Promise<MachinePace> {
    const seen = this.earlier();
    const same = seen.filter(({ layers }) => layers === layersOf(recipe)).map(({ factor }) => factor);
    if (same.length > 0) return { factor: median(same), basis: 'same network', runs: same.length };
    if (seen.length > 0)
      return { factor: median(seen.map(({ factor }) => factor)), basis: 'earlier runs', runs: seen.length };
    const factor = this.stored() ?? (await (this.trial ??= this.tried()));
    return factor === undefined ? { factor: 1, basis: 'unknown', runs: 0 } : { factor, basis: 'trial', runs: 0 };
  }

  private earlier(): { factor: number; layers: string }[] {
    const { runs, datasets } = this.lab.store;
    const counts = new Map(datasets.list().map((dataset) => [dataset.id, dataset.counts]));
    const found: { factor: number; layers: string }[] = [];
    for (const { id, datasetId, kind, epochsDone } of runs.list()) {
      const of = counts.get(datasetId);
      if (kind !== 'network' || epochsDone === 0 || !of) continue;
      const run = runs.detail(id);
      const factor = factorOf(run, of);
      if (factor !== undefined && run.plan.kind === 'network')
        found.push({ factor, layers: layersOf(run.plan.training) });
      if (found.length >= MOST_RUNS) break;
    }
    return found;
  }

  private stored(): number | undefined {
    const found = this.lab.store.settings.get(TRIAL_KEY, trialSchema);
    return found?.machine === machine() ? found.factor : undefined;
  }

  private async tried(): Promise<number | undefined> {
    let factor: number | undefined;
    try {
      this.lab.trainers.check();
      factor = await trialPace(this.lab.trainers);
    } catch (error) {
      if (!(error instanceof LabError)) this.lab.log('The trial training failed', error);
    }
    if (factor === undefined) this.trial = undefined;
    else this.lab.store.settings.set(TRIAL_KEY, { machine: machine(), factor });
    return factor;
  }
}

/** The first epoch warms up and is left out where there are others. */
function factorOf(
  { plan, history, provenance }: RunDetail,
  { train, validation }: { train: number; validation: number },
): number | undefined {
  if (plan.kind !== 'network' || provenance?.platform.split(',')[0] !== `${process.platform} ${process.arch}`)
    return undefined;
  const epochs = history.length > 1 ? history.slice(1) : history;
  const { architecture: spec, batchSize, optimiser } = plan.training;
  const { secondsPerEpoch } = forecastTraining({ spec, batchSize, optimiser, train, validation });
  const factor = median(epochs.map(({ seconds }) => seconds)) / secondsPerEpoch;
  return Number.isFinite(factor) && factor > 0 ? factor : undefined;
}

function layersOf({ architecture }: TrainingRecipe): string {
  return JSON.stringify(architecture.layers);
}

function machine(): string {
  return `${cpus()[0]?.model ?? ''} ${process.platform} ${process.arch}`;
}
