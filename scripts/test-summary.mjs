// Adds up what the test programs reported. Usage: node test-summary.mjs FOLDER, which holds for each program
// NAME.status (its exit status), NAME.log (its output) and, unless it ended early, NAME.json (CTRF).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const read = (name) => readFileSync(join(folder, name), 'utf8');
const indent = (text) => text.trim().split('\n').slice(0, 30).map((line) => `    ${line}`).join('\n');
const total = { passed: 0, failed: 0, skipped: 0 };

/** The tests of one program without those that run only on demand (pending); null when its report is absent or was cut off. */
function report(program) {
  if (!existsSync(join(folder, `${program}.json`))) return null;
  try {
    return JSON.parse(read(`${program}.json`)).results.tests.filter((test) => test.status !== 'pending');
  } catch {
    return null;
  }
}

/** A program that broke down counts as one failure: its missing tests must not look like success. */
function brokeDown(program, status) {
  const reason = status === '124' || status === '137' ? 'timed out' : `ended with status ${status}`;
  const lastLines = read(`${program}.log`).trim().split('\n').slice(-30).join('\n');
  console.log(`\nFAILED ${program}: ${reason}\n${indent(lastLines)}`);
  total.failed += 1;
}

for (const program of readdirSync(folder).filter((name) => name.endsWith('.status')).map((name) => name.slice(0, -7))) {
  const status = read(`${program}.status`);
  const tests = report(program) ?? [];
  const failed = tests.filter((test) => test.status === 'failed' || test.status === 'other');
  const skipped = tests.filter((test) => test.status === 'skipped');
  total.failed += failed.length;
  total.skipped += skipped.length;
  total.passed += tests.length - failed.length - skipped.length;

  for (const test of skipped) console.log(`skipped ${test.name}: ${test.extra?.reason ?? test.message ?? 'no reason given'}`);
  for (const test of failed) console.log(`\nFAILED ${test.name}\n${indent(`${test.message ?? ''}\n${test.trace ?? ''}`)}`);
  if (status !== '0' && failed.length === 0) brokeDown(program, status);
}

const ran = total.passed + total.failed > 0;
if (!ran) console.log('No test ran.');
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = ran && total.failed === 0 ? 0 : 1;
