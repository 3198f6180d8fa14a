/** Text of documents, questions and models is only ever set as text, never as markup. */
export function setSlot(root: ParentNode, slot: string, text: string): void {
  const element = root.querySelector<HTMLElement>(`[data-slot="${slot}"]`);
  if (element) {
    element.textContent = text;
  }
}

export function byId<T extends HTMLElement>(id: string): T | null {
  return document.getElementById(id) as T | null;
}

export function fromTemplate(id: string): HTMLElement {
  const template = document.getElementById(id) as HTMLTemplateElement;
  return (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
}

/** A live region speaks only when its text changes. */
export function announce(text: string): void {
  const announcer = byId('announcer');
  if (announcer && announcer.textContent !== text) {
    announcer.textContent = text;
  }
}

/** What makes sense only with script is hidden until script runs. */
export function showScriptOnly(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-script-only]')) {
    element.hidden = false;
  }
}

export function calmScroll(element: Element): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
}
