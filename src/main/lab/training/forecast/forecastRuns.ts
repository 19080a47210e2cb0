import type { DatasetDetail, RunPlan, TrainingForecast } from '../../../../contract/index.js';
import { checkPlan } from '../checkPlan.js';
import { forecastWords } from './forecastWords.js';
import type { MachinePaces } from './machinePace.js';
import { forecastOf } from './memoryRoom.js';

export interface ForecastRuns {
  dataset: DatasetDetail;
  plan: RunPlan;
  seeds: number;
  /** Bytes that trainings may take. */
  available: number;
  /** Trainings side by side at most. */
  places: number;
  paces: Pick<MachinePaces, 'of'>;
}

/** Memory and time of a group of runs; null for classical models. @throws LabError as checkPlan */
export async function forecastRuns(input: ForecastRuns): Promise<TrainingForecast | null> {
  const { dataset, plan, seeds, available, places, paces } = input;
  checkPlan(dataset, plan);
  const forecast = forecastOf(dataset, plan);
  if (!forecast || plan.kind !== 'network') return null;
  const { memory } = forecast;
  const { factor, basis, runs } = await paces.of(plan.training);
  const secondsPerEpoch = basis === 'unknown' ? null : factor * forecast.secondsPerEpoch;
  const told = {
    ...{ memory, available, basis, secondsPerEpoch },
    sideBySide: Math.min(seeds, places, Math.floor(available / memory.total)),
    secondsPerSeed: secondsPerEpoch === null ? null : plan.training.epochs * secondsPerEpoch,
  };
  return { ...told, sentence: forecastWords(told, { title: plan.training.architecture.title, seeds, runs, places }) };
}
