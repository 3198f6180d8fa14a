import type { ISubscription } from '@microsoft/signalr';
import type { Composer } from './composer';
import { announce, byId, calmScroll } from './dom';
import type { AnswerEvent, Question } from './events';
import { ask } from './hub';
import { adopt, fetchPage, lastTurnIn, turnIn } from './page';
import { RunningTurn } from './running';
import { word } from './words';

/** Waits between attempts to reach the server again, in milliseconds. */
const retryDelays = [500, 1000, 2000, 4000, 8000, 15000];

/** One question from the first click to the stored answer. */
export class Asking {
  private readonly turn: RunningTurn;
  private subscription: ISubscription<AnswerEvent> | undefined;
  private over = false;

  constructor(
    private readonly composer: Composer,
    private readonly question: Question,
  ) {
    composer.begin();
    this.turn = new RunningTurn(question.question);
    announce(word('asking'));
  }

  async start(): Promise<void> {
    try {
      this.subscription = await ask(this.question, { event: (item) => this.receive(item), broken: () => void this.recover() });
      if (this.over) {
        this.subscription.dispose();
      }
    } catch {
      await this.withoutStream();
    }
  }

  stop(): void {
    if (this.over) {
      return;
    }
    this.over = true;
    this.subscription?.dispose();
    this.turn.stop(word('stopped'));
    this.composer.keep(null);
    announce(word('stopped'));
  }

  private receive(item: AnswerEvent): void {
    if (this.over) {
      return;
    }
    switch (item.type) {
      case 'status':
        this.turn.status(item.stage, item.message);
        announce(item.message);
        break;
      case 'delta':
        this.turn.write(item.text);
        break;
      case 'done':
        this.over = true;
        void this.show(item.response.conversationId, item.response.answerId, item.response.status === 'blocked');
        break;
      case 'error':
        this.over = true;
        void this.showFailure(item);
        break;
    }
  }

  private async show(conversationId: string | null, answerId: string, blocked: boolean): Promise<void> {
    const page = conversationId === null ? 'missing' : await fetchPage(`/conversations/${conversationId}`);
    const stored = typeof page === 'string' ? null : turnIn(page, answerId);
    // A question that was stopped is there to be changed.
    const focused = !blocked && this.composer.finish(conversationId);
    if (blocked) {
      this.composer.keep(conversationId);
    }
    if (typeof page === 'string' || !stored) {
      this.turn.say(word('refreshFailed'));
      announce(word('refreshFailed'));
      return;
    }
    this.settle(page, stored, conversationId, focused);
  }

  private async showFailure(item: Extract<AnswerEvent, { type: 'error' }>): Promise<void> {
    const conversationId = item.conversationId ?? null;
    const page = conversationId && item.answerId ? await fetchPage(`/conversations/${conversationId}`) : 'missing';
    const stored = typeof page === 'string' ? null : turnIn(page, item.answerId ?? '');
    if (typeof page === 'string' || !stored) {
      this.turn.fail(item.message, item.nextStep ?? '');
    } else {
      adopt(page, stored, this.turn.element);
      this.follow(conversationId);
    }
    this.composer.keep(conversationId);
    announce(word('failed'));
  }

  /** The stream broke. The server may have finished all the same: what it stored decides. */
  private async recover(): Promise<void> {
    if (this.over) {
      return;
    }
    this.over = true;
    this.turn.say(word('lost'));
    announce(word('lost'));
    for (const delay of retryDelays) {
      await new Promise((resume) => setTimeout(resume, delay));
      const page = await fetchPage(`/conversations/${this.question.conversationId ?? 'latest'}`);
      if (page === 'unreachable') {
        continue;
      }
      if (page === 'signed-out') {
        this.giveUp(word('signedOut'));
        return;
      }
      const stored = typeof page === 'string' ? null : lastTurnIn(page);
      if (typeof page === 'string' || !stored || stored.dataset['question'] !== this.question.question) {
        this.giveUp(word('notFinished'));
        return;
      }
      if (stored.dataset['state'] === 'pending') {
        continue;
      }
      const conversationId = page.getElementById('composer')?.dataset['conversation'] ?? null;
      const answered = stored.dataset['state'] !== 'failed' && stored.dataset['state'] !== 'abandoned';
      if (answered) {
        this.settle(page, stored, conversationId, this.composer.finish(conversationId));
        announce(word('recovered'));
      } else {
        adopt(page, stored, this.turn.element);
        this.follow(conversationId);
        this.composer.keep(conversationId);
        announce(word('notFinished'));
      }
      return;
    }
    this.giveUp(word('lostNext'));
  }

  /** No socket. If the server answers at all, the plain form does the same without streaming. */
  private async withoutStream(): Promise<void> {
    if (this.over) {
      return;
    }
    const page = await fetchPage(location.pathname);
    if (this.over) {
      return;
    }
    if (typeof page !== 'string') {
      this.over = true;
      this.composer.form.submit();
      return;
    }
    this.over = true;
    this.giveUp(word(page === 'signed-out' ? 'signedOut' : 'lostNext'));
  }

  private giveUp(message: string): void {
    this.turn.fail(message, '');
    this.composer.keep(null);
    announce(message);
  }

  private settle(page: Document, stored: HTMLElement, conversationId: string | null, focused: boolean): void {
    const turn = adopt(page, stored, this.turn.element);
    this.follow(conversationId);
    const heading = turn.querySelector<HTMLElement>('h3');
    calmScroll(turn);
    // Reading is what comes next, unless the person has already gone elsewhere.
    if (focused) {
      heading?.focus({ preventScroll: true });
    }
    const sources = turn.querySelectorAll('.source').length;
    announce(turn.dataset['state'] === 'answered' ? word('done', sources) : (heading?.textContent ?? ''));
  }

  private follow(conversationId: string | null): void {
    if (conversationId && byId('turns')) {
      history.replaceState(null, '', `/conversations/${conversationId}`);
    }
  }
}
