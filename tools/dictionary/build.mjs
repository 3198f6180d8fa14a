// Writes the synonym groups as one line each, words separated by tabs, in the form in which questions are searched
// (NFKC, lower case). A word that starts with "-" is found by the others of its group but does not lead to them.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const never = 2;
const onlyFound = 1;
const target = fileURLToPath(new URL('../../artifacts/dictionary/synonyms.tsv', import.meta.url));
const source = dirname(createRequire(import.meta.url).resolve('sudachi-synonyms-dictionary'));
const groups = JSON.parse(readFileSync(join(source, 'sudachi-synonyms-dictionary.json'), 'utf8'));

const lines = [];
for (const group of groups) {
  const words = new Map();
  for (const item of group.items) {
    const word = item.midashi.normalize('NFKC').toLowerCase().trim();
    if (item.expandControl !== never && word !== '' && !/[\t\r\n]/.test(word)) {
      // A word that stands in a group twice leads to the others when one of its entries does.
      words.set(word, (words.get(word) ?? true) && item.expandControl === onlyFound);
    }
  }
  if (words.size > 1) {
    lines.push([...words].map(([word, found]) => (found ? `-${word}` : word)).join('\t'));
  }
}
if (lines.length === 0) {
  throw new Error('The synonym dictionary holds no group.');
}
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, lines.join('\n') + '\n');
console.log(`${lines.length} groups`);
