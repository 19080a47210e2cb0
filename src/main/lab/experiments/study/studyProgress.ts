import type { StudyOrder } from '../../../../core/experiments/study/studyLab.js';
import type { LabContext } from '../../labContext.js';

interface Followed extends Pick<StudyOrder, 'cost' | 'expectedEpochs' | 'label'> {
  share: number;
  /** Where this start began. */
  from: number;
}

/** A run that goes on longer than expected is not done. */
const MOST = 0.99;

/** How far a study is, from the epochs of its runs and what each of them costs. */
export class StudyProgress {
  private total = 0;
  private done = 0;
  private earlier = 0;
  private message = '';
  private readonly runs = new Map<string, Followed>();
  private readonly stops = new Map<string, () => void>();

  constructor(
    private readonly lab: LabContext,
    private readonly onProgress: (progress: { share: number; before: number; message: string }) => void,
  ) {}

  announce(cost: number): void {
    this.total = cost;
    this.say();
  }

  tell(message: string): void {
    this.message = message;
    this.say();
  }

  /** Was finished before the study was started this time. */
  before(cost: number): void {
    this.done += cost;
    this.earlier += cost;
  }

  follow(id: string, { cost, expectedEpochs, label }: StudyOrder): void {
    const share = (): number =>
      Math.min(MOST, this.lab.training.live(this.lab.store.runs.get(id)).epochsDone / expectedEpochs);
    const followed: Followed = { cost, expectedEpochs, label, share: share(), from: share() };
    this.runs.set(id, followed);
    const stop = this.lab.events.on('runs.news', (news) => {
      if (news.id !== id) return;
      const { progress } = news;
      if (progress)
        followed.share = Math.min(MOST, (progress.epoch + progress.batch / progress.batches) / expectedEpochs);
      this.say();
    });
    this.stops.set(id, stop);
    this.say();
  }

  leave(id: string): void {
    this.stops.get(id)?.();
    this.stops.delete(id);
    const run = this.runs.get(id);
    this.runs.delete(id);
    if (run) {
      this.done += run.cost;
      this.earlier += run.from * run.cost;
    }
    this.say();
  }

  private say(): void {
    const under = [...this.runs.values()];
    const sum = (of: (run: Followed) => number): number => under.reduce((all, run) => all + of(run), 0);
    const done = this.done + sum(({ cost, share }) => cost * share);
    const before = this.earlier + sum(({ cost, from }) => cost * from);
    const now = under.map(({ label, share }) => `${label}: ${Math.round(100 * share)} %`).join('; ');
    const of = (value: number): number => (this.total > 0 ? Math.min(1, value / this.total) : 0);
    const message = [this.message, now].filter(Boolean).join('; ');
    this.onProgress({ share: of(done), before: of(before), message });
  }
}
