import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import {
  TRAINING_DEFAULTS,
  type ArchitectureSpec,
  type ClassicalModelSpec,
  type DoctorPart,
  type OptimiserSpec,
  type PublishedNetwork,
  type RunPlanInput,
} from '../../contract/index.js';
import { latestOnly } from '../composables/latestOnly.js';
import { call } from '../lab.js';

export type ModelChoice = 'published' | 'own' | 'classical';

export interface Patience {
  on: boolean;
  patience: number;
}

/** What a person sets for a training; it outlasts a look at another page and serves the next dataset too. */
export const useTrainingDraft = defineStore('trainingDraft', () => {
  const choice = ref<ModelChoice>('published');
  const publishedId = ref('slides-cnn');
  const networks = shallowRef<PublishedNetwork[]>([]);
  /** Own network; starts as a copy of a published one. */
  const own = shallowRef<ArchitectureSpec | null>(null);
  const classical = shallowRef<ClassicalModelSpec>({ kind: 'random-forest' });
  /** Points per block of the pooling in front of a classical model; null without. */
  const poolSize = ref<number | null>(null);
  /** Components of the PCA in front of a classical model; null without. */
  const components = ref<number | null>(null);
  const optimiser = ref<OptimiserSpec['type']>('adam');
  const learningRate = ref(1e-3);
  const epochs = ref<number>(TRAINING_DEFAULTS.epochs);
  const batchSize = ref<number>(TRAINING_DEFAULTS.batchSize);
  const earlyStopping = ref<Patience>({ on: true, patience: TRAINING_DEFAULTS.earlyStopping.patience });
  const plateau = ref<Patience & { factor: number }>({ on: false, patience: 5, factor: 0.5 });
  const balanced = ref(false);
  const seeds = ref('1');
  const title = ref('');
  /** null until the doctor has answered. */
  const tensorflow = shallowRef<DoctorPart | null>(null);
  const latest = latestOnly();
  let asked = false;

  async function readNetworks(inputLength: number, outputs: number): Promise<void> {
    const found = await latest(() => call('architectures.published', { inputLength, outputs }));
    if (!found) return;
    networks.value = found;
    const chosen = found.find(({ id }) => id === publishedId.value);
    if (!chosen?.spec) publishedId.value = found.find(({ spec }) => spec)?.id ?? publishedId.value;
  }

  /** Asked once: it starts a trainer process to see whether networks can be trained. */
  async function examine(): Promise<void> {
    if (asked) return;
    asked = true;
    try {
      const { parts } = await call('system.doctor', {});
      tensorflow.value = parts.find(({ name }) => name === 'tensorflow') ?? null;
    } catch (thrown) {
      asked = false;
      throw thrown;
    }
  }

  function architecture(): ArchitectureSpec | null {
    if (choice.value === 'own') return own.value;
    return networks.value.find(({ id }) => id === publishedId.value)?.spec ?? null;
  }

  /** As `runs.start` takes it; null while no network is chosen. */
  function plan(): RunPlanInput | null {
    if (choice.value === 'classical') {
      const before = [
        ...(poolSize.value === null ? [] : [{ kind: 'max-pool' as const, size: poolSize.value }]),
        ...(components.value === null ? [] : [{ kind: 'pca' as const, components: components.value }]),
      ];
      return {
        kind: 'classical',
        spec: { ...(before.length > 0 && { before }), model: classical.value },
      };
    }
    const network = architecture();
    if (!network) return null;
    return {
      kind: 'network',
      training: {
        architecture: network,
        optimiser: { type: optimiser.value, learningRate: learningRate.value },
        epochs: epochs.value,
        batchSize: batchSize.value,
        classWeights: balanced.value ? 'balanced' : 'none',
        ...(earlyStopping.value.on && {
          earlyStopping: { ...TRAINING_DEFAULTS.earlyStopping, patience: earlyStopping.value.patience },
        }),
        ...(plateau.value.on && {
          reduceOnPlateau: { patience: plateau.value.patience, factor: plateau.value.factor },
        }),
      },
    };
  }

  return {
    ...{ choice, publishedId, networks, own, classical, poolSize, components, optimiser, learningRate, epochs },
    ...{ batchSize, earlyStopping, plateau, balanced, seeds, title, tensorflow },
    ...{ readNetworks, examine, architecture, plan },
  };
});
