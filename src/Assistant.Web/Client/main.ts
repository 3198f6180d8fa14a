import { Asking } from './asking';
import { Composer } from './composer';
import { setUpCopy } from './copy';
import { setUpDocuments } from './documents';
import { announce, byId, showScriptOnly } from './dom';
import { setUpFolds, setUpMenus } from './fold';
import { setUpMinutes } from './minutes';
import { setUpPanel } from './panel';
import { setUpPrinting } from './print';
import { word } from './words';

function setUpAsking(form: HTMLFormElement): void {
  const composer = new Composer(form);
  let asking: Asking | undefined;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (composer.running) {
      return;
    }
    const question = composer.read();
    if (question) {
      asking = new Asking(composer, question);
      void asking.start();
    }
  });
  composer.onStop(() => asking?.stop());
  for (const example of document.querySelectorAll<HTMLAnchorElement>('a[data-example]')) {
    example.addEventListener('click', (event) => {
      event.preventDefault();
      composer.fill(example.textContent?.trim() ?? '');
      announce(word('exampleChosen'));
    });
  }
}

showScriptOnly(document);
setUpFolds();
setUpMenus();
setUpPanel();
setUpCopy();
setUpDocuments();
setUpMinutes();
setUpPrinting();
const form = byId<HTMLFormElement>('composer');
if (form) {
  setUpAsking(form);
}
byId('problems')?.focus();
