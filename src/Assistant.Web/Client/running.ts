import { calmScroll, fromTemplate, setSlot } from './dom';
import { type Stage, stages } from './events';

/** The turn while its answer is being made. */
export class RunningTurn {
  readonly element = fromTemplate('running-turn');
  private readonly stream = this.element.querySelector<HTMLElement>('[data-slot="text"]')!;

  constructor(question: string) {
    setSlot(this.element, 'question', question);
    document.getElementById('turns')!.append(this.element);
    for (const part of document.querySelectorAll('[data-empty-state]')) {
      part.remove();
    }
    calmScroll(this.element);
  }

  status(stage: Stage, message: string): void {
    const current = stages.indexOf(stage);
    for (const step of this.element.querySelectorAll<HTMLElement>('[data-stage]')) {
      const index = stages.indexOf(step.dataset['stage'] as Stage);
      step.classList.toggle('step-done', index < current);
      if (index === current) {
        step.setAttribute('aria-current', 'step');
      } else {
        step.removeAttribute('aria-current');
      }
    }
    this.say(message);
  }

  say(message: string): void {
    setSlot(this.element, 'status', message);
  }

  write(text: string): void {
    this.stream.append(text);
  }

  fail(message: string, nextStep: string): void {
    this.end(fromTemplate('failed-answer'), message, nextStep);
  }

  stop(message: string): void {
    this.end(fromTemplate('stopped-answer'), message, '');
  }

  private end(notice: HTMLElement, message: string, nextStep: string): void {
    setSlot(notice, 'message', message);
    setSlot(notice, 'next-step', nextStep);
    this.element.removeAttribute('aria-busy');
    this.element.querySelector('.answer')!.replaceChildren(notice);
  }
}
