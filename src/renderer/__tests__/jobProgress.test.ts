import { expect, test } from 'vitest';
import type { Job } from '../../contract/index.js';
import { jobPercent, jobProgress } from '../jobProgress.js';

function job(kind: Job['kind'], done: number, total: number): Job {
  return { id: 'j', kind, title: '', state: 'running', done, total, message: '', createdAt: '', failures: [] };
}

test('files are counted; trainings and experiments are told in per cent', () => {
  expect(jobProgress(job('import', 3, 12))).toBe('3 of 12');
  expect(jobProgress(job('experiment', 0, 300))).toBe('0\u00a0%');
  expect(jobProgress(job('train', 50, 150))).toBe('33\u00a0%');
});

test('nothing is said about how far a job is while its total is unknown', () => {
  expect(jobProgress(job('train', 0, 0))).toBe('');
  expect(jobPercent(job('import', 0, 0))).toBe(0);
  expect(jobPercent(job('import', 13, 12))).toBe(100);
});
