import { word } from './words';

/** The choice of minutes saved, recorded in place. Delegated: a streamed answer brings its form along later. */
export function setUpMinutes(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    const button = event.submitter;
    if (!(form instanceof HTMLFormElement) || !(button instanceof HTMLButtonElement) || form.dataset['minutes'] === undefined) {
      return;
    }
    event.preventDefault();
    void record(form, button);
  });
}

async function record(form: HTMLFormElement, chosen: HTMLButtonElement): Promise<void> {
  const status = form.querySelector<HTMLElement>('[data-slot="minutes-status"]');
  const say = (text: string): void => {
    if (status) {
      status.textContent = text;
    }
  };
  const category = form.querySelector<HTMLSelectElement>('select[name="category"]')?.value;
  try {
    const response = await fetch(`/api/v1/answers/${form.dataset['minutes']}/feedback`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify({ minutesSaved: Number(chosen.value), ...(category ? { category } : {}) }),
    });
    if (!response.ok) {
      const problem = (await response.json().catch(() => ({}))) as { detail?: string };
      say(problem.detail ?? word('minutesFailed'));
      return;
    }
  } catch {
    say(word('minutesFailed'));
    return;
  }
  for (const button of form.querySelectorAll<HTMLButtonElement>('button[name="minutes"]')) {
    button.setAttribute('aria-pressed', String(button === chosen));
  }
  say(word('minutesRecorded', Number(chosen.value)) + (category ? word('minutesCategory').replace('{c}', () => category) : ''));
}
