import type { Composer } from './composer';
import { announce, byId } from './dom';
import { word } from './words';

interface Finding {
  category: string;
  part: string;
  start: number;
  end: number;
  action: string;
}

export interface Decision {
  decision: 'allow' | 'mask' | 'warn' | 'block';
  findings: Finding[];
  acknowledgement?: string | null;
}

interface Check {
  decision: Decision;
  names: Record<string, string>;
}

/** What the person chose after something was found. */
export interface Consent {
  mask: boolean;
  acknowledgement: string | null;
}

const pause = 600;
const none: Consent = { mask: false, acknowledgement: null };

/** Looks at a question before it leaves, and shows what was found where. The server decides again; this only saves the way. */
export class Guard {
  private readonly panels = [...document.querySelectorAll<HTMLElement>('.findings')];
  private readonly state = byId('check-state');
  private readonly submit = byId<HTMLButtonElement>('ask');
  private readonly text: HTMLTextAreaElement;
  private timer: number | undefined;
  private asked = 0;

  constructor(private readonly composer: Composer) {
    this.text = composer.field;
    for (const field of [this.text, composer.material]) {
      field?.addEventListener('input', () => {
        this.clear();
        window.clearTimeout(this.timer);
        this.timer = window.setTimeout(() => void this.look(false), pause);
      });
    }
    if (this.text.value.trim().length > 0 && this.panels.every((panel) => panel.hidden)) {
      void this.look(false);
    }
  }

  /** Null when the question has to be changed or confirmed first. */
  async admit(pressed: string | null): Promise<Consent | null> {
    window.clearTimeout(this.timer);
    if (pressed === 'mask') {
      return { mask: true, acknowledgement: null };
    }
    const decision = await this.look(true);
    if (decision === null || decision.decision === 'allow' || decision.decision === 'mask') {
      return none;
    }
    if (decision.decision === 'warn' && pressed === 'acknowledge') {
      return { mask: false, acknowledgement: decision.acknowledgement ?? null };
    }
    this.panels.find((panel) => panel.dataset['decision'] === decision.decision)?.focus();
    return null;
  }

  clear(): void {
    this.asked++;
    for (const panel of this.panels) {
      panel.hidden = true;
    }
    if (this.state) {
      this.state.hidden = true;
    }
    if (this.submit) {
      this.submit.hidden = false;
    }
  }

  /** Null when nobody could tell: the server then decides when it is asked. */
  private async look(now: boolean): Promise<Decision | null> {
    const text = this.text.value;
    if (text.trim().length === 0) {
      return null;
    }
    const own = ++this.asked;
    try {
      const response = await fetch('/api/v1/guideline/check', {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ text, attachments: this.composer.attachments(), conversationId: this.composer.conversationId }),
      });
      if (!response.ok) {
        return null;
      }
      const check = (await response.json()) as Check;
      if (own === this.asked || now) {
        this.show(check, text, this.composer.material?.value ?? '');
      }
      return check.decision;
    } catch {
      return null;
    }
  }

  private show(check: Check, text: string, material: string): void {
    const { decision, findings, acknowledgement } = check.decision;
    for (const panel of this.panels) {
      panel.hidden = panel.dataset['decision'] !== decision;
      if (!panel.hidden) {
        fill(panel, check, text, material);
        announce(panel.querySelector('.notice-heading')?.textContent ?? '');
      }
    }
    const field = document.querySelector<HTMLInputElement>('[data-slot="acknowledgement"]');
    if (field) {
      field.value = acknowledgement ?? '';
    }
    if (this.state) {
      this.state.hidden = findings.length > 0;
    }
    if (this.submit) {
      this.submit.hidden = decision === 'block';
    }
  }
}

/** Words of the person are only ever set as text. */
function fill(panel: HTMLElement, check: Check, text: string, material: string): void {
  mark(panel.querySelector<HTMLElement>('[data-slot="marked"]')!, text, check.decision.findings.filter((f) => f.part === 'question'));
  const pasted = check.decision.findings.filter((f) => f.part === 'attachment');
  const beside = panel.querySelector<HTMLElement>('[data-slot="marked-material"]')!;
  beside.hidden = pasted.length === 0;
  mark(beside, pasted.length === 0 ? '' : material, pasted);
  const lines = new Set(check.decision.findings.map((f) => `${check.names[f.category] ?? f.category}：${word(`finding-${f.action}`)}`));
  panel.querySelector('[data-slot="kinds"]')!.replaceChildren(
    ...[...lines].map((line) => {
      const item = document.createElement('li');
      item.textContent = line;
      return item;
    }),
  );
}

function mark(marked: HTMLElement, text: string, findings: Finding[]): void {
  marked.replaceChildren();
  let at = 0;
  for (const { start, end } of [...findings].sort((a, b) => a.start - b.start)) {
    marked.append(text.slice(at, start));
    const place = document.createElement('mark');
    place.className = 'finding';
    place.textContent = text.slice(start, end);
    marked.append(place);
    at = end;
  }
  marked.append(text.slice(at));
}
