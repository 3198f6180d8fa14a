import { byId, showScriptOnly } from './dom';

/** 'signed-out' when the server sends to the sign-in page, 'unreachable' when it does not answer. */
export type Fetched = Document | 'signed-out' | 'unreachable' | 'missing';

/** The server's own page is the only renderer of a finished answer, so streamed and reloaded answers look the same. */
export async function fetchPage(address: string): Promise<Fetched> {
  let response: Response;
  try {
    response = await fetch(address, { headers: { Accept: 'text/html' }, credentials: 'same-origin', cache: 'no-store' });
  } catch {
    return 'unreachable';
  }
  if (new URL(response.url).pathname === '/signin' || response.status === 401) {
    return 'signed-out';
  }
  if (response.status === 404) {
    return 'missing';
  }
  if (!response.ok) {
    return 'unreachable';
  }
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

export function turnIn(page: Document, answerId: string): HTMLElement | null {
  return page.getElementById(`turn-${answerId}`);
}

export function lastTurnIn(page: Document): HTMLElement | null {
  return [...page.querySelectorAll<HTMLElement>('#turns > .turn')].at(-1) ?? null;
}

/** Puts the stored turn where the running one stood, and takes over heading, title and conversation list. */
export function adopt(page: Document, stored: HTMLElement, running: HTMLElement): HTMLElement {
  const turn = document.importNode(stored, true);
  showScriptOnly(turn);
  running.replaceWith(turn);

  const folded = byId('conversations')?.querySelector('details')?.open === false;
  for (const selector of ['#conversations', '.talk > h1']) {
    const fresh = page.querySelector(selector);
    if (fresh) {
      document.querySelector(selector)?.replaceWith(document.importNode(fresh, true));
    }
  }
  if (folded) {
    byId('conversations')?.querySelector('details')?.removeAttribute('open');
  }
  document.title = page.title;
  return turn;
}
