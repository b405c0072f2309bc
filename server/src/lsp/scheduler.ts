import {
  type Finding,
  findings,
  isWalked,
  type Crashes,
  walkPart,
} from '../features/diagnostics.ts';
import type { World } from '../features/world.ts';

/** Longest stretch of work between two turns of the event loop, in milliseconds. */
export const SLICE = 8;

export interface Job {
  /** The state of things now; undefined when the file is closed or not ours. */
  world(): World | undefined;
  /** Offset that the user looks at. */
  focus(): number;
  publish(findings: readonly Finding[], world: World): void;
}

/** Lints files in small slices; a newer version of a file takes the place of an older one. */
export function createScheduler(crashes: Crashes): {
  /** Runs the file's job on the next turn of the event loop; calls in a burst are one. */
  schedule(uri: string, job: Job): void;
  cancel(uri: string): void;
} {
  const jobs = new Map<string, Job>();
  let running = false;
  const turn = (): void => {
    const [next] = jobs;
    if (!next) {
      running = false;
      return;
    }
    const [uri, job] = next;
    const world = job.world();
    if (!world || walkSlice(world, job.focus(), crashes)) {
      jobs.delete(uri);
      if (world) job.publish(findings(world, crashes), world);
    }
    setTimeout(turn, 0);
  };
  return {
    schedule(uri, job) {
      jobs.delete(uri);
      jobs.set(uri, job);
      if (!running) {
        running = true;
        setTimeout(turn, 0);
      }
    },
    cancel: (uri) => void jobs.delete(uri),
  };
}

/** Walks segments, those near `focus` first, until the slice is over; true when none is left. */
function walkSlice(world: World, focus: number, crashes: Crashes): boolean {
  const { parts } = world.document;
  const end = performance.now() + SLICE;
  const near = world.document.partAt(focus);
  const start = near ? parts.indexOf(near) : 0;
  for (let step = 0, left = start, right = start + 1; left >= 0 || right < parts.length; step++) {
    const part =
      (step % 2 === 0 && left >= 0) || right >= parts.length ? parts[left--] : parts[right++];
    if (!part || isWalked(part, world.analysis)) continue;
    walkPart(part, world, crashes);
    if (performance.now() > end) return false;
  }
  return true;
}
