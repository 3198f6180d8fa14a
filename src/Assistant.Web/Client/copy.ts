import { announce, setSlot } from './dom';
import { word } from './words';

/** Whoever takes an answer along confirms that the grounds were checked: recorded first, and written under the copy. */
export function setUpCopy(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[data-copy]');
    if (button) {
      void takeAlong(button).then((result) => {
        setSlot(button.parentElement ?? document, 'copy-result', result);
        announce(result);
      });
    }
  });
}

async function takeAlong(button: HTMLButtonElement): Promise<string> {
  const confirmation = await confirm(button.dataset['answer'] ?? '');
  if (!confirmation) {
    return word('confirmFailed');
  }
  const line = word('confirmedBy').replace('{0}', confirmation.by).replace('{1}', japaneseTime(confirmation.at));
  return word((await copy(`${button.dataset['copy'] ?? ''}\n${line}`)) ? 'copied' : 'copyFailed');
}

async function confirm(answerId: string): Promise<{ by: string; at: string } | undefined> {
  try {
    const response = await fetch(`/api/v1/answers/${encodeURIComponent(answerId)}/confirmation`, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      credentials: 'same-origin',
    });
    return response.ok ? ((await response.json()) as { by: string; at: string }) : undefined;
  } catch {
    return undefined;
  }
}

function japaneseTime(at: string): string {
  return new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tokyo' }).format(new Date(at));
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
