import { announce, byId, fromTemplate, setSlot } from './dom';
import { fill } from './progress';
import { clearProblems, showProblems } from './problems';
import { type Outcome, send } from './sending';
import { word } from './words';

interface Item {
  file: File;
  line: HTMLElement;
  state: 'waiting' | 'sending' | 'stored' | 'failed';
  stop?: () => void;
}

const fields = ['title', 'kind', 'department', 'effective', 'expires', 'fiscalYear', 'confidentiality', 'supersedes', 'access', 'replace'];

/** Files are chosen or dropped, looked over, and then sent one after the other; without script the form sends itself. */
export function setUpUpload(form: HTMLFormElement, stored: () => void): void {
  new Upload(form, stored).setUp();
}

class Upload {
  private readonly items: Item[] = [];
  private readonly chooser = byId<HTMLInputElement>('upload-file')!;
  private readonly megabytes: number;
  private sending = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly stored: () => void,
  ) {
    this.megabytes = Number(form.dataset['megabytes']);
  }

  setUp(): void {
    this.chooser.addEventListener('change', () => {
      this.add(this.chooser.files);
      this.chooser.value = '';
    });
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.sendAll();
    });
    this.setUpDrop();
  }

  /** Files may be dropped anywhere on the page: a browser would open what misses the target. */
  private setUpDrop(): void {
    const zone = byId('drop-zone');
    const over = (event: DragEvent, on: boolean): void => {
      if (event.dataTransfer?.types.includes('Files')) {
        event.preventDefault();
        zone?.classList.toggle('drop-zone-over', on);
        if (on) {
          byId('upload')?.setAttribute('open', '');
        }
      }
    };
    document.addEventListener('dragover', (event) => over(event, true));
    document.addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) {
        over(event, false);
      }
    });
    document.addEventListener('drop', (event) => {
      over(event, false);
      this.add(event.dataTransfer?.files ?? null);
    });
  }

  private add(files: FileList | null): void {
    if (!files || files.length === 0) {
      return;
    }
    clearProblems(this.form);
    for (const file of files) {
      const line = fromTemplate('upload-item');
      const item: Item = { file, line, state: 'waiting' };
      setSlot(line, 'name', file.name);
      setSlot(line, 'size', size(file.size));
      line.querySelector('progress')?.setAttribute('aria-label', file.name);
      const cancel = line.querySelector<HTMLButtonElement>('button');
      cancel?.setAttribute('aria-label', word('uploadCancel').replace('{name}', file.name));
      cancel?.addEventListener('click', () => this.cancel(item));
      byId('upload-list')?.append(line);
      this.items.push(item);
      const problem = file.size === 0 ? word('uploadEmpty') : file.size > this.megabytes * 1024 * 1024 ? word('uploadTooLarge', this.megabytes) : null;
      this.tell(item, problem === null ? 'waiting' : 'failed', problem ?? word('uploadWaiting'));
    }
    this.showList();
    announce(word('uploadAdded', files.length));
  }

  private cancel(item: Item): void {
    if (item.stop) {
      item.stop();
      return;
    }
    const next = item.line.nextElementSibling?.querySelector('button');
    item.line.remove();
    this.items.splice(this.items.indexOf(item), 1);
    this.showList();
    (next ?? this.chooser).focus();
  }

  private async sendAll(): Promise<void> {
    if (this.sending) {
      return;
    }
    const waiting = this.items.filter((i) => i.state === 'waiting');
    clearProblems(this.form);
    if (waiting.length === 0) {
      showProblems(this.form, { file: [word('uploadNone')] });
      return;
    }
    this.sending = true;
    let good = 0;
    for (const item of waiting) {
      if (item.state !== 'waiting' || !item.line.isConnected) {
        continue;
      }
      const outcome = await this.sendOne(item);
      good += outcome.kind === 'stored' ? 1 : 0;
      if (outcome.kind === 'failed' && outcome.errors) {
        // The same fields go with every file: the others would fail for the same reason.
        item.state = 'waiting';
        showProblems(this.form, outcome.errors);
        break;
      }
    }
    this.sending = false;
    const bad = waiting.filter((i) => i.state === 'failed').length;
    announce(bad === 0 ? word('uploadDone', good) : fill('uploadDoneSome', good, bad));
    if (good > 0) {
      this.stored();
    }
  }

  private async sendOne(item: Item): Promise<Outcome> {
    const bar = item.line.querySelector('progress');
    this.tell(item, 'sending', word('uploadSending', 0));
    const { outcome, stop } = send(this.body(item.file), (part) => {
      if (bar) {
        bar.value = part;
      }
      setSlot(item.line, 'status', part < 100 ? word('uploadSending', part) : word('uploadChecking'));
    });
    item.stop = stop;
    const result = await outcome;
    delete item.stop;
    if (result.kind === 'stored') {
      this.tell(item, 'stored', word('uploadStored'));
      const open = item.line.querySelector<HTMLAnchorElement>('a[data-slot="open"]');
      if (open) {
        open.href = `/documents/${encodeURIComponent(result.documentId)}`;
        open.textContent = word('uploadOpen');
        open.hidden = false;
      }
      item.line.querySelector('button')?.remove();
    } else {
      this.tell(item, 'failed', result.message);
      if (bar) {
        bar.value = 0;
      }
    }
    return result;
  }

  /** The file comes last, so that the server knows everything about it before its first byte. */
  private body(file: File): FormData {
    const body = new FormData();
    for (const [name, value] of new FormData(this.form)) {
      if (fields.includes(name) && typeof value === 'string' && value !== '') {
        body.append(name, value);
      }
    }
    body.append('file', file, file.name);
    return body;
  }

  private tell(item: Item, state: Item['state'], status: string): void {
    item.state = state;
    item.line.dataset['state'] = state;
    setSlot(item.line, 'status', status);
  }

  private showList(): void {
    const waiting = byId('upload-waiting');
    if (waiting) {
      waiting.hidden = this.items.length === 0;
    }
  }
}

function size(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024).toLocaleString('ja-JP')}KB` : `${(bytes / 1024 / 1024).toFixed(1)}MB`;
}
