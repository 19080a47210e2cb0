import { expect, test } from 'vitest';
import { lastWords } from '../lastWords.js';

const START = [
  '2026-11-23 19:01:12.345678: I tensorflow/core/util/port.cc:153] oneDNN custom operations are on. You may see slightly different numerical results due to floating-point round-off errors from different computation orders.',
  'WARNING: All log messages before absl::InitializeLog() is called are written to STDERR',
  'I0000 00:00:1764000000.123456   12345 cpu_feature_guard.cc:227] errors are rounded away',
  'W0000 00:00:1764000000.123456   12345 gpu_device.cc:2431] TF error handling of the GPU is off',
  '2026-11-23 19:01:12.345678: W tensorflow/core/x.cc:1] an error that is only a warning.',
].join('\n');

test('what TensorFlow says while it starts is nobody’s last words', () => {
  expect(lastWords('')).toBe('');
  expect(lastWords(START)).toBe('');
});

test('the last line that names an error counts, without its full stop', () => {
  expect(lastWords(`${START}\nFATAL ERROR: Reached heap limit Allocation failed.\n\nNode.js v24.21.0\n`)).toBe(
    'FATAL ERROR: Reached heap limit Allocation failed',
  );
  expect(lastWords("terminate called after throwing an instance of 'std::bad_alloc'\n")).toBe(
    "terminate called after throwing an instance of 'std::bad_alloc'",
  );
  const own = '2026-11-23 19:01:12.3: E tensorflow/core/x.cc:1] an error..';
  expect(lastWords(`${own}\n${START}`)).toBe('2026-11-23 19:01:12.3: E tensorflow/core/x.cc:1] an error');
});

test('a long line is cut, and a cut line carries its beginning', () => {
  expect(lastWords(`error ${'x'.repeat(1000)}`)).toHaveLength(300);
});
