/** Problems beside the fields of the upload form, as the server would draw them. */
export function showProblems(form: HTMLFormElement, errors: Record<string, string[]>): void {
  let first: HTMLElement | null = null;
  for (const [field, messages] of Object.entries(errors)) {
    const input = document.getElementById(`upload-${field}`);
    const error = form.querySelector<HTMLElement>(`#upload-${CSS.escape(field)}-notes [data-slot="error"]`);
    const text = error?.querySelector('[data-slot="error-text"]');
    if (!input || !error || !text) {
      continue;
    }
    text.textContent = messages.join(' ');
    error.hidden = false;
    input.setAttribute('aria-invalid', 'true');
    first ??= input;
  }
  first?.focus();
}

export function clearProblems(form: HTMLFormElement): void {
  for (const error of form.querySelectorAll<HTMLElement>('[data-slot="error"]')) {
    error.hidden = true;
  }
  for (const input of form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
  }
}
