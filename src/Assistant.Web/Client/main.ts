import { Asking } from './asking';
import { Composer } from './composer';
import { setUpCopy } from './copy';
import { setUpDocuments } from './documents';
import { announce, byId, showScriptOnly } from './dom';
import { Guard } from './guideline';
import { setUpFolds, setUpMenus } from './fold';
import { setUpMinutes } from './minutes';
import { setUpPanel } from './panel';
import { setUpPrinting } from './print';
import { word } from './words';

function setUpAsking(form: HTMLFormElement): void {
  const composer = new Composer(form);
  const guard = new Guard(composer);
  let asking: Asking | undefined;
  let checking = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const question = composer.running || checking ? null : composer.read();
    if (!question) {
      return;
    }
    checking = true;
    const consent = await guard.admit((event.submitter as HTMLButtonElement | null)?.value || null);
    checking = false;
    if (consent) {
      guard.clear();
      asking = new Asking(composer, { ...question, ...consent });
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
