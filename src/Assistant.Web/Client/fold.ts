/** The conversation list stays folded as the person left it; on a narrow screen it begins folded. */
const narrow = '(max-width: 63.99rem)';

export function setUpFolds(): void {
  for (const fold of document.querySelectorAll<HTMLDetailsElement>('details[data-fold]')) {
    const key = `fold:${fold.dataset['fold']}`;
    const kept = read(key);
    if (matchMedia(narrow).matches || kept === 'closed') {
      fold.open = false;
    }
  }
  // Lists are replaced after an answer, so the event is caught above them. It does not bubble.
  document.addEventListener(
    'toggle',
    (event) => {
      const fold = event.target as HTMLDetailsElement;
      if (fold.dataset['fold'] && !matchMedia(narrow).matches) {
        write(`fold:${fold.dataset['fold']}`, fold.open ? 'open' : 'closed');
      }
    },
    true,
  );
}

/** Menus close when the person goes on elsewhere. */
export function setUpMenus(): void {
  const close = (target: Element | null) => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-closes-outside][open]')) {
      if (!target || !menu.contains(target)) {
        menu.open = false;
      }
    }
  };
  document.addEventListener('click', (event) => close(event.target as Element));
  document.addEventListener('focusin', (event) => close(event.target as Element));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      const menu = document.activeElement?.closest('details[data-closes-outside]');
      close(null);
      menu?.querySelector('summary')?.focus();
    }
  });
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without storage the list simply begins open.
  }
}
