import { byId } from './dom';

/** The marker that opened the panel: focus goes back to it. */
let opener: HTMLElement | null = null;

export function setUpPanel(): void {
  const panel = byId('source-panel');
  if (!panel) {
    return;
  }
  document.addEventListener('click', (event) => {
    const marker = (event.target as Element).closest<HTMLAnchorElement>('a[data-marker]');
    if (marker && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(panel, marker);
    }
  });
  byId('source-panel-close')?.addEventListener('click', () => close(panel, true));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !panel.hidden) {
      close(panel, true);
    }
  });
}

function open(panel: HTMLElement, marker: HTMLAnchorElement): void {
  const source = document.getElementById(decodeURIComponent(marker.hash.slice(1)));
  const body = byId('source-panel-body');
  const title = byId('source-panel-title');
  if (!source || !body || !title) {
    return;
  }
  close(panel, false);
  const copy = source.cloneNode(true) as HTMLElement;
  copy.removeAttribute('id');
  body.replaceChildren(copy);
  title.textContent = source.dataset['title'] ?? '';
  opener = marker;
  marker.setAttribute('aria-expanded', 'true');
  marker.setAttribute('aria-controls', panel.id);
  panel.hidden = false;
  title.focus();
}

function close(panel: HTMLElement, giveFocusBack: boolean): void {
  panel.hidden = true;
  opener?.setAttribute('aria-expanded', 'false');
  if (giveFocusBack) {
    opener?.focus();
  }
  opener = null;
}
