/** The browser's own printing; the page's print styles do the rest. */
export function setUpPrinting(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
    button.addEventListener('click', () => window.print());
  }
}
