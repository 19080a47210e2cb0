import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { DoctorPart } from '../../../contract/index.js';
import { forkTrainer } from '../../jobs/forkTrainer.js';
import { openTrainer } from '../../jobs/trainerHost.js';
import { trainerScript } from '../../jobs/trainerScript.js';
import { TENSORFLOW_KEY, tensorflowFolder } from '../../trainer/tensorflow/tensorflowFolder.js';

const REPAIR = 'run “node scripts/tensorflow.mjs” in the folder of Phaselens';
const failureSchema = z.object({ reason: z.string() });

/** Does it train? Asks a trainer process, because only that may load TensorFlow. */
export async function tensorflow(cacheFolder: string): Promise<DoctorPart> {
  const part = (state: DoctorPart['state'], detail: string, version = ''): DoctorPart => ({
    ...{ name: 'tensorflow', version, state, detail },
  });
  const folder = tensorflowFolder(cacheFolder);
  if (folder === undefined) return part('missing', whyMissing(cacheFolder));
  const script = trainerScript();
  if (!existsSync(script)) return part('degraded', 'It is set up, but the trainer is not built: npm start builds it.');
  const host = openTrainer({
    fork: () => forkTrainer({ script, cacheFolder }),
    onMessage: () => undefined,
    onLost: () => undefined,
    silenceSeconds: 30,
  });
  try {
    const facts = await host.ready;
    const threads = `${facts.threads} thread${facts.threads === 1 ? '' : 's'} per training of the ${availableParallelism()} here`;
    return part(
      'ok',
      `Trains networks: backend ${facts.backend} (native), tfjs-node ${facts.tfjs}, ${threads}.`,
      facts.tensorflow,
    );
  } catch (error) {
    return part('degraded', `${error instanceof Error ? error.message : String(error)} To repair it: ${REPAIR}.`);
  } finally {
    await host.end(2000);
  }
}

/** Why networks are not to be had here, and how to repair it. */
export function whyMissing(cacheFolder: string): string {
  if (isUnderWay(cacheFolder))
    return 'Only networks need it; everything else works. It is being set up in the background; the first time takes some minutes.';
  try {
    const stamp = readFileSync(join(cacheFolder, `${TENSORFLOW_KEY}.unavailable.json`), 'utf8');
    const { reason } = failureSchema.parse(JSON.parse(stamp));
    return `Only networks need it; everything else works. It could not be set up: ${reason} Then ${REPAIR}.`;
  } catch {
    return `Only networks need it; everything else works. npm start sets it up in the background, or ${REPAIR}.`;
  }
}

/** The set-up holds a lock with the number of its process; one that was killed leaves it behind. */
function isUnderWay(cacheFolder: string): boolean {
  try {
    return process.kill(Number(readFileSync(join(cacheFolder, 'tensorflow.lock'), 'utf8')), 0);
  } catch {
    return false;
  }
}
