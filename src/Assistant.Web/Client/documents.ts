import { byId } from './dom';
import { fetchPage } from './page';
import { Progress } from './progress';
import { setUpUpload } from './upload';

/** Never oftener than this, in milliseconds: the list is drawn by the server each time. */
const refreshPause = 2000;

export function setUpDocuments(): void {
  const refresh = calmly(refreshList);
  const upload = byId<HTMLFormElement>('upload-form');
  if (upload) {
    setUpUpload(upload, refresh);
  }
  const panel = byId('ingestion');
  if (panel) {
    new Progress(panel, refresh).watch();
  }
}

/** The server's own page is the only renderer of the list, so it looks the same whether it was loaded or brought up to date. */
async function refreshList(): Promise<void> {
  const list = byId('document-list');
  // Whoever is in the list with the keyboard must not be thrown out of it.
  if (!list || list.contains(document.activeElement)) {
    return;
  }
  const page = await fetchPage(location.href);
  const fresh = page instanceof Document ? page.getElementById('document-list') : null;
  if (fresh && !list.contains(document.activeElement)) {
    list.replaceChildren(...document.importNode(fresh, true).childNodes);
  }
}

function calmly(work: () => Promise<void>): () => void {
  let wanted = false;
  let resting = false;
  const run = (): void => {
    wanted = false;
    resting = true;
    void work().finally(() =>
      setTimeout(() => {
        resting = false;
        if (wanted) {
          run();
        }
      }, refreshPause),
    );
  };
  return () => {
    wanted = true;
    if (!resting) {
      run();
    }
  };
}
