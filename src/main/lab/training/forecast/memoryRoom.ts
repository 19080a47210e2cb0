import { LabError, type DatasetDetail, type RunPlan } from '../../../../contract/index.js';
import { forecastTraining, type Forecast } from '../../../../core/architectures/forecastTraining.js';
import { modelTitle } from '../modelTitle.js';
import type { RunEntry } from '../runEntry.js';
import { isMadeThere, type MadeFrom } from '../trainingData.js';
import { tooLargeWords } from './forecastWords.js';

/** What a network takes with these spectra; undefined for classical models. */
export function forecastOf(dataset: MadeFrom, plan: RunPlan): Forecast | undefined {
  if (plan.kind !== 'network') return undefined;
  const { architecture: spec, batchSize, optimiser } = plan.training;
  const { train, validation } = dataset.counts;
  return forecastTraining({ spec, batchSize, optimiser, train, validation, made: isMadeThere(dataset, 'train') });
}

/** Left to the system and to the person's other programs, bytes. */
const RESERVE = 300e6;

type Running = Pick<RunEntry, 'trains' | 'group' | 'plan'>;

/** Whether the memory is enough for a training. */
export class MemoryRoom {
  constructor(private readonly available: () => number) {}

  /** Bytes that trainings could have if those that go on were not there. */
  whole(running: Iterable<Running> = []): number {
    return this.free() + sum([...running].filter(({ trains }) => trains));
  }

  /** @throws LabError `too-large` where it would not be enough even if nothing else was trained */
  check(dataset: DatasetDetail, plan: RunPlan, running: Iterable<Running>): void {
    const forecast = forecastOf(dataset, plan);
    const whole = this.whole(running);
    if (forecast && forecast.memory.total > whole)
      throw new LabError('too-large', tooLargeWords(modelTitle(plan), forecast.memory.total, whole));
  }

  /** Beside those that go on: it waits for their memory; a `reason` where nothing is left to wait for. */
  verdict(next: Running, running: readonly Running[]): 'fits' | 'waits' | { reason: string } {
    const forecast = forecastOf(next.group.dataset, next.plan);
    if (!forecast) return 'fits';
    const networks = running.filter(({ plan }) => plan.kind === 'network');
    // Those that have only just started have not taken yet what they need.
    const left = this.free() - sum(networks.filter(({ trains }) => !trains));
    if (forecast.memory.total <= left) return 'fits';
    if (networks.length > 0) return 'waits';
    return { reason: tooLargeWords(modelTitle(next.plan), forecast.memory.total, left) };
  }

  private free(): number {
    return Math.max(0, this.available() - RESERVE);
  }
}

function sum(running: readonly Running[]): number {
  return running.reduce((bytes, { group, plan }) => bytes + (forecastOf(group.dataset, plan)?.memory.total ?? 0), 0);
}
