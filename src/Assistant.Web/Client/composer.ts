import { byId } from './dom';
import { forgetDrafts, loadDraft, saveDraft } from './draft';
import type { Attachment, Question } from './events';
import { word } from './words';

/** The form in which a question is written. What stands in it is never thrown away before an answer is stored. */
export class Composer {
  readonly form: HTMLFormElement;
  private readonly text: HTMLTextAreaElement;
  private readonly counter: HTMLElement;
  private readonly submit: HTMLButtonElement;
  private readonly stop: HTMLButtonElement;
  private readonly problem: HTMLElement;
  private conversation: string | null;

  constructor(form: HTMLFormElement) {
    this.form = form;
    this.text = byId<HTMLTextAreaElement>('question')!;
    this.counter = byId('counter')!;
    this.submit = byId<HTMLButtonElement>('ask')!;
    this.stop = byId<HTMLButtonElement>('stop')!;
    this.problem = byId('question-error')!;
    this.conversation = form.dataset['conversation'] || null;
    if (this.text.value.length === 0) {
      this.text.value = loadDraft(this.conversation);
    }
    this.count();
    this.text.addEventListener('input', () => {
      this.count();
      saveDraft(this.conversation, this.text.value);
    });
    this.text.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
        event.preventDefault();
        this.form.requestSubmit();
      }
    });
    document.addEventListener('submit', (event) => {
      if ((event.target as HTMLFormElement).getAttribute('action') === '/signout') {
        forgetDrafts();
      }
    });
  }

  get conversationId(): string | null {
    return this.conversation;
  }

  get field(): HTMLTextAreaElement {
    return this.text;
  }

  /** Null where no model answers. */
  get material(): HTMLTextAreaElement | null {
    return byId<HTMLTextAreaElement>('material');
  }

  attachments(): Attachment[] | null {
    const text = this.material?.value ?? '';
    return text.trim().length === 0 ? null : [{ name: this.material?.dataset['name'] ?? '', text }];
  }

  get running(): boolean {
    return !this.stop.hidden;
  }

  onStop(act: () => void): void {
    this.stop.addEventListener('click', act);
  }

  /** Null, with the reason shown, when it can't be asked. */
  read(): Question | null {
    const question = this.text.value.trim();
    const kinds = [...this.form.querySelectorAll<HTMLInputElement>('input[data-kind]:checked')].map((box) => box.dataset['kind'] ?? '');
    const problem = question.length === 0 ? word('empty') : question.length > this.limit ? word('tooLong') : '';
    this.showProblem(problem);
    if (problem) {
      this.text.focus();
      return null;
    }
    const purpose = byId<HTMLSelectElement>('purpose')?.value || null;
    return { question, conversationId: this.conversation, filters: kinds.length === 0 ? null : { kinds }, purpose, mask: false, acknowledgement: null, attachments: this.attachments() };
  }

  fill(text: string): void {
    this.text.value = text;
    saveDraft(this.conversation, text);
    this.count();
    this.text.focus();
  }

  begin(): void {
    saveDraft(this.conversation, this.text.value);
    const focused = document.activeElement === this.submit;
    this.text.readOnly = true;
    this.submit.hidden = true;
    this.stop.hidden = false;
    if (focused) {
      this.stop.focus();
    }
  }

  /** The answer is stored: the field is free for the next question. Returns whether focus stood in the composer. */
  finish(conversationId: string | null): boolean {
    saveDraft(this.conversation, '');
    this.conversation = conversationId ?? this.conversation;
    if (this.conversation) {
      this.form.dataset['conversation'] = this.conversation;
      this.form.action = `/conversations/${this.conversation}`;
    }
    this.text.value = '';
    if (this.material) {
      this.material.value = '';
    }
    return this.end('submit');
  }

  /** The question stays where it is. */
  keep(conversationId: string | null): void {
    if (conversationId && conversationId !== this.conversation) {
      saveDraft(this.conversation, '');
      this.conversation = conversationId;
      saveDraft(conversationId, this.text.value);
    }
    if (this.end('submitAgain')) {
      this.text.focus();
    }
  }

  private end(label: string): boolean {
    const focused = this.form.contains(document.activeElement) || document.activeElement === document.body;
    this.text.readOnly = false;
    this.stop.hidden = true;
    this.submit.hidden = false;
    this.submit.textContent = word(label);
    this.count();
    return focused;
  }

  private get limit(): number {
    return Number(this.counter.dataset['max']);
  }

  private count(): void {
    const used = this.text.value.length;
    const parts = (this.counter.textContent ?? '').split('/');
    this.counter.textContent = `${used.toLocaleString('ja-JP')} /${parts[1] ?? ''}`;
    this.counter.classList.toggle('counter-over', used > this.limit);
  }

  private showProblem(problem: string): void {
    this.problem.hidden = problem.length === 0;
    this.problem.querySelector('[data-slot="message"]')!.textContent = problem;
    if (problem) {
      this.text.setAttribute('aria-invalid', 'true');
    } else {
      this.text.removeAttribute('aria-invalid');
    }
  }
}
