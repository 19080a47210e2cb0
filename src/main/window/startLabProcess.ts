import type { UtilityProcess } from 'electron';
import { portChannel } from '../transports/byteChannel.js';
import { forkNodeLab } from '../transports/forkNodeLab.js';
import type { LabProcess } from '../transports/labProcessClient.js';

/** The part of Electron that forks; absent before Electron 22. */
export interface UtilityForker {
  fork(script: string, args: string[], options: { serviceName: string; stdio: 'inherit' }): UtilityProcess;
}

export interface LabStart {
  script: string;
  args: string[];
  /** Electron's own forker where it has one. */
  utility: UtilityForker | undefined;
  /** The Node that runs the lab otherwise. */
  node: string | undefined;
  env: Record<string, string | undefined>;
}

/** Seam: `utilityProcess` where Electron has it, a child under a present Node where not. Both speak the same frames. */
export function startLabProcess(start: LabStart): LabProcess {
  if (!start.utility) {
    return forkNodeLab({ node: start.node ?? 'node', script: start.script, args: start.args, env: start.env });
  }
  const child = start.utility.fork(start.script, start.args, { serviceName: 'Phaselens lab', stdio: 'inherit' });
  return {
    channel: portChannel(child, (ended) => {
      child.once('exit', ended);
    }),
    onExit(listener) {
      child.once('exit', (code) => {
        listener(`code ${code}`);
      });
    },
    kill() {
      child.kill();
    },
  };
}
