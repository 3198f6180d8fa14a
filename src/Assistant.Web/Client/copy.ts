import { announce, setSlot } from './dom';
import { word } from './words';

export function setUpCopy(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[data-copy]');
    if (button) {
      void copy(button.dataset['copy'] ?? '').then((copied) => {
        const result = word(copied ? 'copied' : 'copyFailed');
        setSlot(button.parentElement ?? document, 'copy-result', result);
        announce(result);
      });
    }
  });
}

async function copy(text: string): Promise<boolean> {
  // The clipboard interface exists only over HTTPS and on this machine; an intranet address may be neither.
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused by the browser's policy: the older way may still work.
    }
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  const before = document.activeElement as HTMLElement | null;
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  before?.focus();
  return copied;
}
