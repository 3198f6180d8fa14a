/** The words come with the page: this project keeps them all in one C# file. */
let words: Readonly<Record<string, string>> | undefined;

export function word(key: string, n?: number): string {
  words ??= JSON.parse(document.getElementById('words')?.textContent ?? '{}') as Record<string, string>;
  return (words[key] ?? '').replace('{n}', n === undefined ? '' : n.toLocaleString('ja-JP'));
}
